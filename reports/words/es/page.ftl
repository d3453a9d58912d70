# Lo que está en cada página y no es de ningún panel.

or = o
cover-period = Estadísticas oficiales, { $period }
answer-typical = salario típico (la mediana) { $per }, { $period }
card-pay = Salario típico (la mediana) { $per }, { $period }
choice-heading = ¿Cuál es para usted?
steps-heading = Cómo empezar
cost-heading = Lo que cuesta el programa
cost-said = { $cost }, según { $school }, con fecha de { $day }.
page-side = { $side ->
    [first] primer empleo
   *[second] segundo empleo
  }
picture-lead = Gráfico:
attachment-figures = Cada cifra impresa con su fuente
