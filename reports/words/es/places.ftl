# Cómo se llaman las áreas, dónde es más alto el salario y qué lugar tiene esta área.

places-nation = EE. UU.
places-nation-whole = Estados Unidos
places-rural = { $place } rural
places-rural-area = Área rural { $place }
places-rural-within = { $kind ->
    [part] la zona rural de { $place }
   *[whole] la zona rural de { $place }
}
places-with-article = { $place }
places-in = en { $place }
places-here = aquí

places-near-the-top = { OPENED($place) } está entre los lugares que más pagan en { $whose }
places-highest = El salario es más alto en { $places }
places-where = Dónde es más alto el salario
places-unknown = No se publica dónde es más alto el salario
places-basis = Salario típico (la mediana) al año, { $when }.{ $gaps ->
    [some] {" "}Sin marca: no se publica la cifra.
   *[none] {""}
}
places-not-published = no se publica
places-alt = Salario típico al año de { $first } y de { $second }. { $places }
places-alt-place = En { $place }, el salario típico es de { $first } y de { $second }.

places-map-finding = { OPENED($many) }
places-map-alt = Salario típico al año de { $many }, por estado. { $levels }
places-map-level = { OPENED($level) }: { $states }.
places-map-unpublished = no se publica la cifra
places-map-under = menos de { $low }
places-map-between = { $low } a { $high }
places-map-over = más de { $high }

places-rank = { $rank } de { $count }{ $kind ->
    [areas] {" "}áreas
   *[other] {""}
} para { $many }
places-ranks = Por salario típico, { $place } ocupa el lugar { $said }{ $kind ->
    [states] {" "}entre los estados y el Distrito de Columbia
   *[areas] {""}
}.
places-mean-rank = Por salario promedio ocupa el lugar { $rank } para { $many }{ $range ->
    [sure] .
    [tied] , pero podría empatar en el primero.
    [low] , pero podría bajar hasta el { $worst }.
    [tied-low] , pero podría empatar en el primero o bajar hasta el { $worst }.
   *[between] , pero podría estar entre el { $best } y el { $worst }.
}
places-level = Eso vale, con { $level } de confianza, para todas las comparaciones de un área en un trabajo.
places-too-few = { OPENED($place) } tiene muy pocos empleos de { $many } para darle un lugar.
places-floor = { $floor ->
    [all] Solo se ordenan los lugares con 500 o más de estos empleos.
    [none] Pocos lugares tienen 500 de estos empleos; por eso se ordenan todos.
   *[one] Los lugares con menos de 500 empleos se ordenan solo para { $many }.
}
places-sure-heading = ¿Qué tan seguro es el orden?
places-lead = Por salario promedio de { $many }, { $first } { $lead ->
    [behind] está con seguridad por debajo de { $others }.
    [tied] podría empatar en el primer lugar con { $others }.
    [some] está con seguridad por encima de { $others }, pero podría empatar con { $tied }.
   *[sure] está con seguridad por encima de { $others }.
}
places-lead-unknown = Para { $many }, la encuesta no da el error; cualquiera de estos lugares podría ser el primero.
places-ceiling = Algunos salarios son tan altos que no tienen cifra, y podrían ir más arriba: { $said }.
places-ceiling-count = { $count } { $kind ->
    [states] { $plural ->
        [one] estado
       *[other] estados
    }
   *[areas] { $plural ->
        [one] área
       *[other] áreas
    }
} para { $many }
places-tie = El último lugar que se muestra para { $many } empata con otro que no se muestra.
