# A qué llevan los programas de estudio con el nombre de un trabajo, en la hoja de oficina.

programs-heading = Programas
programs-none = Ningún programa de estudio tiene este nombre.
programs-lead = El programa de estudio { $title } (CIP { $code }) lleva { $reach ->
    [alone] solo a este código
    [taught] solo a este código y al de quienes lo enseñan
    [some] a este código y a otros
    [others] a otros códigos
   *[none] a ningún código
  }.
