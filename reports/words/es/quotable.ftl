# La hoja de oficina: lo que se puede decir de dos trabajos en un lugar, y lo que no.

quotable-title = Lo que se puede decir
quotable-about = Sobre { $first } y { $second } en { $place }
quotable-summary = Frases que se pueden decir tal como están, y otras que no
quotable-for-desk = Para nuestra oficina
quotable-lead = Diga cada frase tal como está y diga de dónde viene. Con otro número, lugar o fecha, o sin la
    palabra “mediana” o “promedio”, puede ser falsa. Vale hasta la próxima publicación. Si esa publicación
    ya debía salir, búsquela primero.
quotable-unreviewed = Nadie de la escuela ha revisado esta hoja en { $language }. Pida que la lean antes de hablar
    con ella en la mano.
quotable-stands-for = Aquí, “{ $many }” quiere decir { $occupation } ({ $code }).
quotable-place = { $kind ->
    [metro] el área metropolitana de { $area }
    [article] { $area }
   *[plain] { $area }
 }

quotable-may = Se puede decir
quotable-series = Serie o celda
quotable-until = Próxima publicación
quotable-cited = Diga de dónde viene: { $cited }.
quotable-until-month = { $about ->
    [by] para { $month }
   *[about] hacia { $month }
 }
quotable-until-next = { $next }
quotable-until-unknown = no se sabe
quotable-until-overdue = ya debía salir: { $next }
quotable-until-of = { $what }: { $until }

quotable-pay-heading = Salario
quotable-median = En { $when }, la mediana del salario de { $many } en { $place } fue de { $pay } { $unit ->
    [both] al año ({ $hourly } por hora)
    [annual] al año
   *[hourly] por hora
 }. La mitad ganó eso o menos.
quotable-median-floor = En { $when }, la mediana del salario de { $many } en { $place } fue de { $pay } { $unit ->
    [hourly] por hora
   *[annual] al año
 }. Más allá de eso no se publica la cifra exacta.
quotable-mean = En { $when }, el salario promedio de { $many } en { $place } fue de { $pay } { $unit ->
    [hourly] por hora
   *[annual] al año
 }.
quotable-middle-half = En { $when }, la mitad central de quienes trabajaban como { $many } en { $place } ganó de
    { $low } a { $high } { $unit ->
        [hourly] por hora
       *[annual] al año
    }.
quotable-employment = En { $when } trabajaban como { $many } en { $place } unas { $count }. No se
    cuenta el trabajo por cuenta propia.

quotable-gap-heading = Uno junto al otro
quotable-gap-median = En { $when }, en { $place }, la mediana salarial fue unos { $gap } { $unit ->
    [hourly] por hora
   *[annual] al año
 } más alta para { $more } que para { $less }. Para las medianas no se publica error de muestreo.
quotable-gap-mean = En { $when }, en { $place }, el salario promedio fue unos { $gap } al año más alto para
    { $more } que para { $less }. El margen de error es de { $margin }, con { $level } de confianza. La diferencia es
    mayor que el error de muestreo de la encuesta.

quotable-nation-heading = Frente al país
quotable-nation = En { $when }, la mediana del salario de { $many } en { $place } fue { $way ->
    [first] { $far } más alta que
    [second] { $far } más baja que
   *[alike] casi igual que
 } en Estados Unidos.
quotable-after-prices = Ajustada por los precios locales (paridades regionales de precios de { $when }), { $way ->
    [first] fue { $far } más alta.
    [second] fue { $far } más baja.
    [alike] fue casi igual.
   *[unsure] la encuesta no puede decir cuál es más alta.
 }

quotable-outlook-heading = Lo que se prevé
quotable-growth = Se prevé que los empleos de { $many } en { $place } { $way ->
    [fall] disminuyan
   *[rise] aumenten
 } un { $size } de { $start } a { $end }.
quotable-openings = Se prevén unos { $openings } puestos por cubrir al año para { $many } en { $place }, en
    promedio de { $start } a { $end }. Son empleos nuevos y puestos de quienes dejan la ocupación, por retiro
    o por cambio. No son vacantes de hoy.

quotable-refusals-heading = Lo que no se puede decir
quotable-not = Esto no
quotable-because = Porque
quotable-not-withheld = Cualquier salario de { $many } en esta área
quotable-why-withheld = No se publica. La cifra de un área más amplia es de esa área, y hay que nombrarla.
quotable-not-no-parity = “Aquí rinde más el salario.”
quotable-why-no-parity = No se publica la paridad de precios de esta área.
quotable-not-too-close = “Como { $first } se gana más aquí que como { $second }”, o lo contrario
quotable-why-too-close = La diferencia entre los dos promedios está dentro del error de muestreo: no es seguro
    cuál es mayor.
quotable-why-at-odds = Las medianas y los promedios no dicen lo mismo; ninguno puede decirse sin el otro.
quotable-not-starting-pay = “Como { $many } se empieza con …”
quotable-why-starting-pay = No se publica el salario inicial. Estas cifras cuentan a todas las personas con el
    empleo, nuevas o no.
quotable-not-promise = “Usted ganará …” “Quienes se gradúan aquí ganan …”
quotable-why-promise = Las cifras son de una ocupación, no de una persona ni de quienes se gradúan en una escuela.
quotable-not-average = “El salario normal de { $one } es …”
quotable-why-average = “Normal” puede ser la mediana o el promedio. Diga una de las dos palabras, con la cifra
    que le toca.
quotable-not-no-place = “Como { $many } se gana …”, sin lugar o sin fecha
quotable-why-no-place = El salario cambia según el lugar y el año. Diga el lugar, el mes y el año.
quotable-not-shortage = “Faltan trabajadores.” “El empleo está garantizado.” “Hay gran demanda de { $many }.”
quotable-why-shortage = Ninguna cifra de aquí lo mide. Diga el crecimiento previsto, con sus años.
quotable-not-vacancies = “Ahora mismo hay … puestos.”
quotable-why-vacancies = Los puestos por cubrir se prevén por año, en promedio. No son vacantes de hoy.
quotable-not-no-years = “Los empleos de { $many } crecen …”, sin los años
quotable-why-no-years = El crecimiento se prevé de un año a otro, para un lugar. Nunca se pone junto al de otros
    años.
quotable-not-trend = “El salario ha subido desde …”
quotable-why-trend = Cada publicación reúne tres años de respuestas. Quien las publica no recomienda comparar las
    de un año con las de otro. Una guía que pone dos juntas tampoco habla de una tendencia.
quotable-not-as-title = “Son las cifras de todo puesto llamado { $one }.”
quotable-why-as-title = Un título no es un código: un mismo título se usa para varias ocupaciones. Las cifras son
    de la ocupación que se nombra en la primera página.

quotable-method-heading = Fuentes y método
quotable-method = El salario es de empleados, sin horas extra ni prestaciones. El salario anual es por tiempo
    completo todo el año, 2,080 horas; a tiempo parcial se gana menos. El margen de error es 1.645 veces el
    error estándar. Es solo el error de muestreo, como si dos cifras no compartieran empresas.
quotable-rules-heading = Reglas detrás de esta página
quotable-rules = 34 CFR 668.71–75 (declaraciones falsas) y 16 CFR 254 de la Comisión Federal de Comercio (FTC). También
    su aviso de 2021 sobre promesas de ingresos y sus sanciones. Esto no es consejo legal. Lo que se
    publique debe revisarlo quien responde por la publicidad de su escuela.
quotable-rules-California = En California, también el Código de Educación 94897 y 94910(e).
