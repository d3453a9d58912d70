# Lo que se prevé aquí, en el estado y en el país. Un múltiplo se dice solo donde el redondeo no
# puede hacerlo falso.

outlook-finding = { $where ->
    [nation] { OPENED($said) }
    [here] Aquí, { $said }
   *[state] En todo { $place }, { $said }
  }
outlook-finding-unknown = Cómo cambiarían los empleos
outlook-finding-level = los empleos de ambos cambiarían poco
outlook-finding-alike = los empleos de ambos crecerían a un ritmo parecido
outlook-finding-grow = los empleos de ambos crecerían
outlook-finding-shrink = los empleos de ambos disminuirían
outlook-finding-only-grow = solo crecerían los empleos de { $one }
outlook-finding-only-shrink = solo disminuirían los empleos de { $one }
outlook-finding-faster = los empleos de { $one } crecerían más rápido
outlook-finding-about = los empleos de { $one } crecerían unas { $times } más rápido
outlook-finding-over = los empleos de { $one } crecerían más de { $times } más rápido
outlook-times =
    { $times ->
        [2] dos veces
        [3] tres veces
        [4] cuatro veces
        [5] cinco veces
        [6] seis veces
        [7] siete veces
        [8] ocho veces
        [9] nueve veces
       *[10] diez veces
    }

outlook-note = Cambio previsto en los empleos { $where ->
    [nation] de EE. UU.
   *[place] { $place }
  }, { $start } a { $end }
outlook-note-round = Cambio previsto en los empleos de EE. UU., { $round }
outlook-place = { $place }, { $start } a { $end }
outlook-table-note =
    Todo lo que se prevé. Compare solo lugares con los mismos años. Los puestos por cubrir son empleos
    nuevos y puestos que alguien deja, no vacantes.
outlook-column-change = cambio
outlook-column-jobs = empleos
outlook-column-openings = por cubrir al año
outlook-jobs = { $way ->
    [up] +{ $jobs }
    [down] −{ $jobs }
   *[none] { $jobs }
  }
outlook-divided = Para { $place } solo hay previsiones por partes, que aquí no se suman.
outlook-openings-refused = No se dan los puestos por cubrir en { $place }: { $why }.
outlook-cell-unknown = sin previsión
outlook-cell-none = –
outlook-reasons-heading = ¿Por qué? Lo dice la Oficina de Estadísticas Laborales de EE. UU. (BLS):
outlook-all-jobs = Todos los empleos
outlook-percent =
    { $way ->
        [up] +{ $change }
       *[down] { $change }
    }
outlook-lane =
    { $way ->
        [up] { $percent } ({ $jobs } empleos más)
       *[down] { $percent } ({ $jobs } empleos menos)
    }
outlook-none = sin previsión propia
outlook-alt = { $note }. { $lanes }
outlook-alt-lane = { $label }: { $text }.

outlook-openings =
    Cada año se esperan unos { $each } { $where ->
        [nation] en todo el país
       *[place] { $place }
    }. Son empleos nuevos y puestos de quienes dejan la ocupación, por retiro o por cambio, en
    promedio. No son vacantes.
outlook-openings-of = { $count } puestos por cubrir para { $many }
outlook-openings-also = { $count } para { $many }
outlook-openings-none = No hay una previsión propia de puestos por cubrir para estas dos ocupaciones.
outlook-openings-heading = Puestos por cubrir

# El porqué, según el tipo de cambio que nombra quien publica. Una parte es del personal donde está
# el trabajo: el número de empleos puede crecer mientras la parte disminuye.
outlook-reason =
    { $where ->
        [all] La BLS prevé
       *[some] En algunas empresas, la BLS prevé
    } una parte { $way ->
        [increases] mayor
       *[decreases] menor
    } de { $many } en el personal, porque { $because }.
outlook-reason-cited = { $said } Fuente: BLS, tabla { $table }.
outlook-reason-capital-less = herramientas nuevas hacen parte del trabajo
outlook-reason-demand-less = se necesitan menos
outlook-reason-demand-more = se necesitan más
outlook-reason-productivity-less = menos personas pueden hacer el mismo trabajo
outlook-reason-sourcing-less = parte del trabajo se va a otro lado
outlook-reason-sourcing-more = llega más trabajo de otro lado
outlook-reason-tasks-less = otros puestos asumen parte de sus tareas
outlook-reason-tasks-more = asumen tareas de otros puestos
