# Lo que se gana aquí en los dos trabajos.

pay-per = { $unit ->
    [annual] al año
   *[hourly] por hora
  }
pay-per-full-time = { $unit ->
    [annual] al año a tiempo completo
   *[hourly] por hora
  }

# La frase de la portada.

pay-finding-apart =
    { OPENED($where) }, el salario típico de { $first } es de { $pay } { $per }, unos { $gap } { $way ->
        [first] más
       *[second] menos
    } que el de { $second }.
pay-finding-alike =
    { OPENED($where) }, el salario típico de { $first } es de { $pay } { $per }, casi igual que el de
    { $second }.
pay-finding-both =
    { OPENED($where) }, el salario típico de { $first } es de { $pay } { $per }, y el de { $second } es
    de { $other }.
pay-finding-one =
    { OPENED($where) }, el salario típico de { $job } es de { $pay } { $per }. Aquí no se publica el
    salario { $unit ->
        [annual] anual
       *[hourly] por hora
    } de { $others }.
pay-finding-none = El salario de estos dos trabajos no se publica { $where }.
pay-unsure = La encuesta no puede decir cuál de los dos paga más.
pay-by-mean = En los salarios promedio, la diferencia es de unos { $gap }.
pay-wider = En todo { $place }, el salario típico de { $job } es de { $pay } { $per }.
pay-wider-both =
    En todo { $place }, el salario típico de { $first } es de { $pay } { $per }, y el de { $second } es
    de { $other }.

# Lo que se gana en el estado sin esta formación.

pay-high-school =
    Con solo el diploma de secundaria, lo típico entre personas de 25 a 34 años en { $place } es ganar
    { $pay } al año. Es la referencia de { $year }, a tiempo completo o no.

# El título del panel y lo que muestra su gráfico.

pay-headline-apart = { $where ->
    [nation] En todo EE. UU.,
   *[here] Aquí,
  } quienes trabajan como { $jobs } ganan unos { $gap } más { $per }
pay-headline-alike = { $where ->
    [nation] En todo EE. UU., el salario
   *[here] El salario
  } es casi el mismo
pay-headline-both = Salario típico: { $first } y { $second }{ $unit ->
    [annual] { "" }
   *[hourly] { " " }por hora
  }
pay-headline-one = { $where ->
    [nation] En todo EE. UU.,
   *[here] Aquí,
  } el salario típico de { $job } es de { $pay } { $per }
pay-headline-none = { $where ->
    [nation] El salario de estos dos trabajos no se publica
   *[here] El salario de aquí no se publica
  }
pay-note =
    { $of ->
        [nation] Salario en todo EE. UU.
       *[here] Salario
    } { $per }, { $period }{ $unit ->
        [annual] , a tiempo completo todo el año
       *[hourly] { "" }
    }. La marca es la mediana: la mitad gana eso o menos. La barra es la mitad central. La línea deja
    fuera la décima parte más baja y la más alta.
pay-tie = Para { $many } en { $place }, { $levels ->
    [top] el cuarto superior y el décimo superior empiezan
    [lowest] el décimo inferior y el cuarto inferior terminan
    [two] { $first } y { $last } están
   *[more] todo, desde { $first } hasta { $last }, está
  } en el mismo salario: { $pay }.
pay-tie-level = { $level ->
    [p-10th] el fin del décimo inferior
    [p-25th] el fin del cuarto inferior
    [p-median] la mediana
    [p-75th] el inicio del cuarto superior
   *[p-90th] el inicio del décimo superior
  }
pay-ties = La encuesta pregunta el salario por rangos; por eso no se conoce la diferencia entre ellos.
pay-table-ties =
    Donde dos percentiles son iguales, no se conoce la diferencia entre ellos: la encuesta pregunta el
    salario por rangos.
pay-lane = { OPENED($job) }, { $place }
pay-lane-side = { OPENED($job) }
pay-alt-half = { OPENED($jobs) } en { $place }: la mitad central gana de { $low } a { $high }.
pay-alt-typical = { OPENED($jobs) } en { $place }: el salario típico es de { $pay }.
pay-alt-missing = { OPENED($jobs) } en { $place }: no se publica el salario.
pay-alt-pair = Salario típico en { $place }: { $pays }.
pay-alt-side = { $pay } para { $jobs }

# Las tablas.

pay-spread-heading = Cómo se reparten los salarios
pay-table-heading = El salario en detalle
pay-table-note =
    Salario, { $period }. Una décima parte gana el percentil 10 o menos, y la mitad gana la mediana o
    menos. El promedio es la suma dividida entre el número de personas. Su error estándar dice qué tan exacto es.
pay-row = { $level ->
    [lowest] { $top ->
        [open] La décima parte más baja termina en
       *[known] La décima parte más baja gana menos de
    }
    [middle] Mediana (punto medio)
    [hourly] por hora
   *[highest] { $top ->
        [open] La décima parte más alta empieza en
       *[known] La décima parte más alta gana más de
    }
  }
pay-level = { $level ->
    [p-10th] Percentil 10
    [p-25th] Percentil 25
    [p-median] Mediana
    [p-75th] Percentil 75
    [p-90th] Percentil 90
    [p-mean] Promedio
   *[p-error] Error estándar del promedio
  }
pay-rough = { $error } (aproximado)

# ¿Se sostiene la diferencia?

pay-hold-heading = ¿Se sostiene la diferencia?
pay-gap-sure =
    Sí. Los promedios de la encuesta difieren entre { $near } y { $far } (con { $level } de confianza).
    La ventaja es más que azar.
pay-gap-close =
    No es seguro cuál paga más. Los promedios de la encuesta difieren en unos { $difference }, con un
    margen de error de { $margin } (con { $level } de confianza).
pay-gap-level =
    No es seguro cuál paga más. Los promedios de la encuesta son casi iguales, con un margen de error
    de { $margin } (con { $level } de confianza).
pay-gap-mean =
    En los salarios promedio, la ventaja de { $jobs } es de { $near } a { $far } (con { $level } de
    confianza). Es más que azar.
pay-gap-denied = Los salarios típicos no muestran esa ventaja.
pay-gap-unjudged = La encuesta no puede decirlo. No da el margen de error de estos promedios.
pay-gap-missing = La encuesta no puede decirlo. Aquí no publica los dos promedios.
pay-gap-rough = El promedio de { $jobs } es aproximado.

# Lo mismo en pocas palabras, bajo dos números.

pay-brief-sure = La ventaja es más que azar.
pay-brief-close = No es seguro cuál de los dos paga más.
pay-brief-mean = En los salarios promedio, la ventaja de { $jobs } es más que azar.
pay-brief-missing = { $of ->
    [both] El salario de estos dos trabajos
   *[one] El salario de { $jobs }
  } no se publica aquí.
pay-brief-unjudged = La encuesta no puede decir cuál paga más.

# Lo que es más que azar.

pay-judged-heading = Lo que es más que azar
pay-judged-note =
    Salario promedio al año, { $period }. De cada diez rangos como estos, unos nueve contienen la
    diferencia verdadera. Si un rango no incluye el cero, la diferencia es más que azar.
pay-judged-difference = Diferencia
pay-judged-interval = Rango
pay-judged-verdict = Conclusión
pay-judged-gap = { OPENED($first) } frente a { $second }, { $place }
pay-judged-delta = { OPENED($jobs) }, { $place } frente a { $wider }
pay-judged-prices = { OPENED($jobs) }, lo mismo ajustado por precios
pay-difference = { $difference } { $way ->
    [first] más
   *[second] menos
  }
pay-no-difference = sin diferencia
pay-interval = { $near } a { $far }
pay-interval-across = { $low } menos a { $high } más
pay-verdict = { $verdict ->
    [sure] más que azar
    [close] no es seguro
   *[unjudged] sin margen de error
  }
