# Números que se escriben con palabras.

printed-times = { $times } veces
printed-share = { $people } de cada { $jobs } empleos
printed-share-less = menos de { $people } de cada { $jobs } empleos
printed-rank = { $number }
printed-under = menos de { $amount }
printed-floor = { $amount } o más
printed-thousands = { $amount }k
