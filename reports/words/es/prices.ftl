# ¿Y el costo de vida?

prices-heading = ¿Y el costo de vida?

prices-level = Los precios { $where } están { $way ->
    [above] { $far } por encima del
    [below] { $far } por debajo del
   *[level] más o menos al
} nivel de EE. UU.
prices-rural = en la zona rural de { $state }
prices-housing = Los precios difieren sobre todo en el alquiler: la vivienda { $where ->
    [there] de allá
   *[here] de aquí
} cuesta { $far } { $way ->
    [above] más
   *[below] menos
} que el promedio de EE. UU.
prices-unknown = No se publica el nivel de precios de { $place }; el salario se compara solo en dólares.

prices-pay = { $whose ->
    [both] el salario de aquí
   *[one] el salario de { $many } aquí
}
prices-buys = { $way ->
    [first] rinde { $far } más que
    [second] rinde { $far } menos que
   *[alike] rinde más o menos lo mismo que
} en todo el país.
prices-after = { $step ->
    [still] Ajustado por precios, { prices-pay } todavía { prices-buys }
    [but] Pero ajustado por precios, { prices-pay } { prices-buys }
   *[plain] Ajustado por precios, { prices-pay } { prices-buys }
}
prices-other = Para { $many }, rinde { prices-far }.
prices-far = { $way ->
    [first] { $far } más
    [second] { $far } menos
   *[alike] más o menos lo mismo
}
prices-either-way = { $whose ->
    [other] El de { $many }
    [both] Ajustado por precios, el salario
   *[one] Ajustado por precios, el salario de { $many }
} podría rendir más o menos que en todo el país{ $measures ->
    [differ] . El salario típico rinde { $median }; el promedio, { $mean }.
   *[agree] .
}

prices-compared = { $way ->
    [first] { $far } más alto
    [second] { $far } más bajo
   *[alike] casi igual
}
prices-for = { $far } para { $many }
prices-for-both = { $far } para ambos
prices-state = Frente a { $state }, { $told ->
    [all] el salario típico de aquí es { $said }.
    [one] el salario típico de aquí es { $said }; para { $many } no es seguro.
   *[none] no es seguro si el salario de aquí es más alto.
}
prices-over-the-line = Parte de esta área está en { $states }.

prices-row = Salario típico a precios de EE. UU., { $when }
prices-row-unknown = no disponible
prices-basis = El salario es de { $pay }; los precios son de { $prices }.
prices-parities = Niveles de precios: { $here } aquí, { $kind ->
    [part] { $there } en { $state } y { $nation } en EE. UU.
   *[whole] { $nation } en EE. UU.
}
prices-rural-note = Los precios son los de todas las áreas de { $state } fuera de las metropolitanas.
