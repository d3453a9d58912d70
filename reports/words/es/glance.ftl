# Los dos trabajos lado a lado: títulos de las filas, y en palabras sencillas lo que piden.

glance-education = Estudios
glance-experience = Experiencia
glance-on-the-job = Formación en el empleo
glance-pay = Salario típico, { $period }
glance-growth = Crecimiento en EE. UU., { $period }
glance-openings = Puestos por cubrir al año, EE. UU.
glance-jobs = Empleos { $where }
glance-label = { $label }
glance-fact = { $label }, { $period }
glance-about = unas { $count }
glance-yearly = { $median } al año
glance-hourly = { $median } por hora
glance-both = { $median } al año ({ $hourly } por hora)
glance-missing = aquí, { $why }
glance-missing-but = aquí, { $why }; en { $area }: { $median }

# Los términos de quien publica las cifras.
glance-term =
    { $term ->
        [none] No se pide
        [no-formal-educational-credential] Sin diploma
        [high-school-diploma-or-equivalent] Diploma de secundaria
        [some-college-no-degree] Algunos estudios universitarios
        [bachelors-degree] Licenciatura
        [associates-degree] Título de asociado
        [masters-degree] Maestría
        [postsecondary-nondegree-award] Certificado después de la secundaria
        [doctoral-or-professional-degree] Doctorado o título profesional
        [short-term-on-the-job-training] Un mes o menos
        [moderate-term-on-the-job-training] Hasta un año
        [long-term-on-the-job-training] Más de un año
        [internship-residency] Internado o residencia
        [apprenticeship] Aprendizaje
        [less-than-5-years] Menos de { $number } años
        [n-5-years-or-more] { $number } años o más
       *[other] { $text }
    }

ladder-experience =
    { $term ->
        [none] Sin experiencia previa
        [less-than-5-years] Menos de { $number } años en un trabajo afín
        [n-5-years-or-more] { $number } años o más en un trabajo afín
       *[some] { $text }
    }
ladder-training =
    { $term ->
        [none] Sin formación en el empleo
        [short-term-on-the-job-training] Formación en el empleo de un mes o menos
        [moderate-term-on-the-job-training] Formación en el empleo de hasta un año
        [long-term-on-the-job-training] Formación en el empleo de más de un año
        [internship-residency] Internado o residencia
        [apprenticeship] Aprendizaje
       *[other] { $text }
    }

glance-heading = Lado a lado
glance-stands-heading = Qué significan los nombres
glance-stands = { $name }: { $occupation } en la Clasificación Ocupacional Estándar del gobierno federal.
