# Cómo empezar.

start-programme = { $programme }.
start-programme-length = { $programme }, { $length }.
start-qr-web = Escanee el código para abrir { $web }
start-qr-phone = Escanee el código para llamar
start-qr-alt-web = Un código para la cámara de un teléfono que abre { $web }
start-qr-alt-phone = Un código para la cámara de un teléfono que marca { $phone }
start-formerly = antes { $name }
start-call = Llamar a { $name }
start-call-number = Llamar al { $phone }
start-visit = Visitar el sitio web de { $name }
start-write = Escribir a { $name }

title = ¿{ $first } { $either } { $second }? Salario y perspectivas en { $area }
