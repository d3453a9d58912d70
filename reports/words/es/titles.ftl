# En qué códigos están los títulos de los puestos, en la hoja de oficina.

titles-heading = ¿Qué trabajo es, exactamente?
titles-stands-for = Representa
titles-counted = Títulos
titles-alike = Dos títulos se parecen cuando una sola palabra los distingue.
titles-listed = Está en { $places }.
titles-unlisted = No está en ningún código.
titles-this-code = este código
titles-like = Títulos parecidos: { $counts }.
titles-own = { $count } en este código
titles-no-own = ninguno en este código
titles-other = { $count } en { $occupation }
titles-rest = { $count } en otros lugares
titles-none = No hay títulos de este código en la lista.
titles-unshared = Los { $all } títulos de este código no están en ningún otro.
titles-shared = { $count } de los { $all } títulos de este código { $number ->
    [one] está
   *[other] están
 } también en otro código.
