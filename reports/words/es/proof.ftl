# La página para revisar la hoja doblada, para la imprenta.

proof-lead = Para revisar posiciones, no colores: los dos lados de la hoja a la mitad de su
    tamaño, con sangrado, corte, dobleces y zonas seguras dibujados encima. La hoja misma está en el
    otro archivo, el que termina en print.pdf.
proof-flap = Solapa: 3.625 pulg.
proof-back = Reverso: 3.6875 pulg.
proof-cover = Portada: 3.6875 pulg.
proof-inside-first = Interior 1: 3.6875 pulg.
proof-inside-second = Interior 2: 3.6875 pulg.
proof-inside-third = Interior 3: 3.625 pulg.
proof-outside = Exterior
proof-lines = Líneas
proof-inside = Interior
proof-folding = Doblado
proof-outside-panels = La solapa es el panel angosto, a la izquierda: 3.625 pulg. Reverso y
    portada: 3.6875 pulg. cada uno.
proof-outside-folds = Los dobleces están a 3.625 y 7.3125 pulg. del borde izquierdo.
proof-inside-panels = Voltee la hoja sobre su borde corto (izquierdo). El otro lado de la solapa
    es el panel de la derecha, 3.625 pulg.; los otros dos miden 3.6875 pulg. cada uno.
proof-inside-folds = Los dobleces están a 3.6875 y 7.375 pulg. del borde izquierdo.
proof-folding-order = Con el interior hacia arriba, doble primero el panel derecho y después el
    izquierdo sobre él. La portada queda arriba y se abre por la derecha.
proof-bleed = Sangrado: 0.125 pulg. más allá del corte. Los fondos de un borde llegan hasta ahí.
proof-trim = Corte: 11 × 8.5 pulg.
proof-fold = Doblez.
proof-safe = Zona segura: 0.125 pulg. dentro de cada corte y doblez. Texto, gráficos y líneas
    quedan en ella; los fondos pueden salir.
