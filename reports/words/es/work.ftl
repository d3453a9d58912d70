# Lo que hacen los dos trabajos.

work-day = En un día normal
work-law = * Donde la ley del estado lo permite.
work-short = En breve
work-heading = Lo que se hace en cada trabajo
work-where = Dónde
work-when = Cuándo
work-training = Formación
work-practical = Trabajo clínico
work-office = Oficina
