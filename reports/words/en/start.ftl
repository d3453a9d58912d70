# How to start.

start-programme = { $programme }.
start-programme-length = { $programme }, { $length }.
start-qr-web = Scan to open { $web }
start-qr-phone = Scan to call
start-qr-alt-web = A code for a phone’s camera that opens { $web }
start-qr-alt-phone = A code for a phone’s camera that dials { $phone }
start-formerly = formerly { $name }
start-call = Call { $name }
start-call-number = Call { $phone }
start-visit = Visit { $name } on the web
start-write = Write to { $name }

title = { $first } { $either } { $second }? Pay and outlook in { $area }
