# De dónde son las cifras y qué significan. Un número de aquí se revisa con este archivo.

small-print-pay =
    El salario es lo que ganan los empleados antes de impuestos. No incluye horas extra, prestaciones
    ni trabajo por cuenta propia. El salario anual es por tiempo completo todo el año, 2,080 horas; a
    tiempo parcial se gana menos. La encuesta reúne tres años de respuestas. La mitad de las personas
    gana la mediana o menos. El promedio es la suma dividida entre el número de personas. No se publica
    el salario de quienes empiezan.
small-print-sure =
    “Más que azar” quiere decir más que el error de muestreo. La diferencia entre dos promedios pasa de
    1.645 veces su error estándar (90% de confianza). Cada diferencia se juzga por separado. El orden
    exige más, para que valgan a la vez todas las comparaciones de un área en una ocupación. No se
    cuentan otros errores. Uno es el del modelo que desde mayo de 2021 suple a las empresas que no
    respondieron. Las cifras que comparten empresas se tratan como independientes; suelen parecer menos
    seguras de lo que son. Un área que está entera en su estado es parte de él. Para las medianas no se
    publica el error. “Aproximado” es un error de más de 10% en un promedio, o de más de 30% en un
    número de empleos.
small-print-prices =
    “Ajustado por precios” divide el salario entre la paridad regional de precios. Es lo que pagan los
    consumidores, con alquiler y sin impuestos; el país es 100. No se publica su error; se toma como
    exacta. Las áreas pequeñas pueden tener los precios de otras más amplias.
small-print-prices-year = Los precios son de { $period }, anteriores al salario.
small-print-prices-days =
    Los precios del estado se publicaron el { $state }; los de esta área, el { $here }.
small-print-growth =
    El crecimiento y los puestos por cubrir son proyecciones, no pronósticos. Parten de supuestos
    declarados y cuentan el trabajo por cuenta propia. La encuesta de salarios cuenta los empleos con
    otra fuente, fecha y método.
small-print-high-school =
    Lo que se gana con solo el diploma de secundaria es la mediana de quienes, en el estado, trabajaban
    o buscaban trabajo. La usa el Departamento de Educación en su prueba de ingresos. No es el salario
    de ninguno de los dos trabajos ni el resultado de ningún programa.
small-print-onet =
    Los títulos de los puestos se compararon con la base de datos O*NET 27.0 del Departamento de Trabajo
    de EE. UU., Administración de Empleo y Capacitación (USDOL/ETA). Se usa con la licencia CC BY 4.0 y
    en palabras propias.
small-print-attribution =
    Base de datos O*NET { $period } del Departamento de Trabajo de EE. UU., Administración de Empleo y
    Capacitación (USDOL/ETA), usada con la licencia { $licence }. O*NET® es una marca de USDOL/ETA. Los
    títulos se eligieron y contaron; USDOL/ETA no ha aprobado, respaldado ni probado estos cambios.

small-print-short-pay = El salario anual es por tiempo completo todo el año; a tiempo parcial se gana menos.
small-print-short-sure = “Más que azar” es solo más que el error de muestreo.
small-print-short-growth = El crecimiento y los puestos por cubrir son proyecciones, no promesas.
small-print-short-source = { OPENED($what) }: { $publisher }, { $period }.
small-print-short-end =
    Fuentes y método: la guía, bls.gov{ $prices ->
        [yes] , bea.gov
       *[no] {""}
    }.

small-print-sources = Fuentes: { $first }
small-print-cited = { $cited }.
small-print-retrieved = { $cited }, consulta del { $day }
method-heading = Cómo leer las cifras
