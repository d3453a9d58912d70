# Cuántas personas tienen el empleo aquí, con su margen de error, y frente al país.

jobs-count =
    { $rough ->
        [yes] { $count } personas (margen de error: { $margin }, cálculo aproximado)
       *[no] { $count } personas (margen de error: { $margin })
    }
jobs-of = { $count } como { $many }
jobs-here = { OPENED($where) } trabajan unas { $each }.
jobs-unknown = No se sabe cuántas personas trabajan como { $many } { $where }: { $why }.
jobs-share-each = En cada trabajo son unos { $share }.
jobs-share = Son unos { $each }.
jobs-share-of = { $share } de { $many }
jobs-against-nation = Frente a la proporción del país, aquí hay { $each }.
jobs-times = { $times } el número de { $many }
jobs-as-many = más o menos el mismo número de { $many }
jobs-as-many-both = En ambos trabajos, la proporción de empleos es casi la del país.
jobs-heading = Empleos aquí
