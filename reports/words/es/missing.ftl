# Por qué no hay cifra. Las palabras son las que pipeline/warehouse da a una columna.

missing = { $why ->
    [not-published] no se publica
    [withheld] no se divulga
    [only-hourly] solo por hora
    [only-yearly] solo por año
    [no-jobs-to-grow-from] no hay empleos de partida
    [new-jobs-alone-are-counted-not-those-of-people-who-leave] solo se cuentan empleos nuevos, no los puestos que se dejan
    [what-is-counted-is-no-count-of-openings] lo que se cuenta no son puestos por cubrir
   *[other] { $text }
  }
