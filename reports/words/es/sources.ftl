# Cómo se llaman las publicaciones y quienes las publican, según se llaman en español.

source-text = { $named ->
    [bls-oews-publisher] Oficina de Estadísticas Laborales de EE. UU. (BLS)
    [bls-projections-publisher] Oficina de Estadísticas Laborales de EE. UU. (BLS)
    [bls-cpi-publisher] Oficina de Estadísticas Laborales de EE. UU. (BLS)
    [bea-rpp-publisher] Oficina de Análisis Económico de EE. UU. (BEA)
    [census-areas-publisher] Oficina del Censo de EE. UU.
    [cip-soc-publisher] Centro Nacional de Estadísticas de la Educación (NCES)
    [ed-thresholds-publisher] Departamento de Educación de EE. UU.
    [edd-projections-publisher] Departamento del Desarrollo del Empleo de California (EDD)
    [onet-publisher] Departamento de Trabajo de EE. UU., Administración de Empleo y Capacitación
    [bls-oews-title] Estadísticas de Empleo y Salarios por Ocupación
    [bls-projections-title] Proyecciones de Empleo
    [bls-cpi-title] Índice de Precios al Consumidor
    [bea-rpp-title] Paridades Regionales de Precios
    [cip-soc-title] Tabla de correspondencia CIP–SOC
    [ed-thresholds-title] College Scorecard, umbrales de ingresos
    [edd-projections-title] Proyecciones de Empleo por Ocupación a Largo Plazo
    [onet-title] la base de datos O*NET
    [state-projections-title] Proyecciones por Ocupación a Largo Plazo
    [bls-oews-short] salario
    [bls-projections-short] proyecciones
    [bls-cpi-short] precios al consumidor
    [bea-rpp-short] precios
    [census-areas-short] condados de las áreas
    [cip-soc-short] programas y ocupaciones
    [ed-thresholds-short] solo la secundaria
    [edd-projections-short] proyecciones de California
    [onet-short] títulos de puestos
    [state-projections-short] proyecciones de los estados
    [bls-projections-said] , tablas nacionales 1.2, 1.10 y 1.12
    [bea-rpp-said] , todos los artículos
   *[other] { $text }
  }
