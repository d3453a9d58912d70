# El salario a lo largo del tiempo: una página de la guía, o la frase en su lugar.

trend-title = Salario promedio sin inflación, en las encuestas de { $surveys }
trend-note = Salario promedio al año { $place }, en dólares de { $newest }. La marca es el promedio; la
    banda es su error de muestreo ({ $level }). Las bandas no se unen: aquí no se sabe qué pasó entre dos
    encuestas.
trend-of = { OPENED($many) }
trend-value = { $pay } ± { $margin }
trend-alt = { OPENED($many) }, { $when }: { $pay } en dólares de { $newest }, con un margen de error de { $margin }.
trend-said = En promedio, el salario de { $many } fue de { $then } en { $old }: unos { $constant } en dólares
    de { $new }. El promedio de { $new }, { $now }, es { $way ->
        [more] unos { $change } más alto
        [less] unos { $change } más bajo
        [alike] casi igual
       *[away] unos { $change } distinto
    }. Con un margen de error de { $margin } ({ $level }), { $is_sure ->
        [yes] la diferencia es mayor que el error de muestreo de la encuesta.
       *[no] no es seguro si subió o bajó.
    }

trend-table-heading = Salario promedio según la encuesta, como se publicó y en dólares constantes
trend-prices = Precios
trend-prices-place = CPI-U, mayo
trend-published = como se publicó
trend-constant = dólares de { $newest }
trend-margin = margen de error
trend-not-shown = no se muestra

trend-only-wide = El salario a lo largo del tiempo se muestra solo para el país y los estados.
trend-none-held = No se puede mostrar el salario a lo largo del tiempo para { $place }. No hay una publicación
    de sus salarios desde { $first } que sea tres años o más anterior a { $newest }.
trend-refused = No se puede mostrar el salario a lo largo del tiempo para { $many }: { $why }.
trend-no-such-code = no existe SOC { $code } en la publicación de { $when }
trend-another-title = SOC { $code } era otra ocupación en { $when }
trend-no-mean = no se publica su salario promedio o su error de muestreo para { $when }
trend-no-price-index = no hay índice de precios para { $when } y para hoy

trend-limits-heading = Lo que esto no muestra
trend-care = Lea esto con cuidado. La Oficina de Estadísticas Laborales no usa ni recomienda esta encuesta para
    comparar años. Cada publicación reúne tres años de respuestas. Entre publicaciones puede cambiar la
    forma de ordenar empleos, industrias y áreas, y de calcular salarios. Parte de una diferencia puede
    venir de eso. Todas las que están aquí usan el modelo de { $first } para las empresas que no respondieron.
trend-apart = Aquí solo hay publicaciones separadas por tres años o más: no comparten ninguna ronda de la
    encuesta. { $first } es la primera que ordena todo según la clasificación (SOC) de 2018; no se muestran
    anteriores.
trend-constant-dollars = Los dólares constantes son el salario por el índice de precios al consumidor (CPI-U)
    de mayo de la última publicación, entre el de mayo de la propia. El índice es el promedio urbano de
    EE. UU. de todos los artículos y consumidores, sin ajuste estacional. Se toma como exacto y sirve para
    cada estado, porque los estados no tienen índice propio.
trend-sure = Una diferencia es mayor que el error de muestreo cuando pasa de 1.645 veces su error estándar (90%
    de confianza). Tratar dos publicaciones como independientes es una aproximación: las empresas grandes
    están en ambas. Para las medianas no se publica error de muestreo; no se muestran a lo largo del tiempo.
trend-sources = Fuentes: { $source }
trend-source = { $source }.
trend-prices-series = , CPI-U, CUUR0000SA0, hasta{" "}
