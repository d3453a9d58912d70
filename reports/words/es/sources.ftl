# Cómo se llaman las publicaciones y quienes las publican, según se llaman en español.

source-publisher = { $source ->
    [bls-oews] Oficina de Estadísticas Laborales de EE. UU. (BLS)
    [bls-projections] Oficina de Estadísticas Laborales de EE. UU. (BLS)
    [bls-cpi] Oficina de Estadísticas Laborales de EE. UU. (BLS)
    [bea-rpp] Oficina de Análisis Económico de EE. UU. (BEA)
    [census-areas] Oficina del Censo de EE. UU.
    [cip-soc] Centro Nacional de Estadísticas de la Educación (NCES)
    [ed-thresholds] Departamento de Educación de EE. UU.
    [edd-projections] Departamento del Desarrollo del Empleo de California (EDD)
    [onet] Departamento de Trabajo de EE. UU., Administración de Empleo y Capacitación
   *[other] { $text }
  }
source-title = { $source ->
    [bls-oews] Estadísticas de Empleo y Salarios por Ocupación
    [bls-projections] Proyecciones de Empleo
    [bls-cpi] Índice de Precios al Consumidor
    [bea-rpp] Paridades Regionales de Precios
    [cip-soc] Tabla de correspondencia CIP–SOC
    [ed-thresholds] College Scorecard, umbrales de ingresos
    [edd-projections] Proyecciones de Empleo por Ocupación a Largo Plazo
    [onet] la base de datos O*NET
    [state-projections] Proyecciones por Ocupación a Largo Plazo
   *[other] { $text }
  }
source-short = { $source ->
    [bls-oews] salario
    [bls-projections] proyecciones
    [bls-cpi] precios al consumidor
    [bea-rpp] precios
    [census-areas] condados de las áreas
    [cip-soc] programas y ocupaciones
    [ed-thresholds] solo la secundaria
    [edd-projections] proyecciones de California
    [onet] títulos de puestos
    [state-projections] proyecciones de los estados
   *[other] { $text }
  }
source-said = { $source ->
    [bls-projections] , tablas nacionales 1.2, 1.10 y 1.12
    [bea-rpp] , todos los artículos
   *[other] { $text }
  }
