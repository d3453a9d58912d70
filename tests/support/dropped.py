"""Files as people have them: small genuine extracts of publishers' files, lines left out.

U.S. Bureau of Labor Statistics: OEWS of May 2022 and 2024, its STEM tables, LABSTAT's list of
series, Employment Projections 2019-29. U.S. Bureau of Economic Analysis: state price parities as
posted in 2025 and in 2026. And a page that a server sent in place of a file.
"""

import io
from collections.abc import Mapping

import openpyxl

NATION_2022 = """\
AREA|AREA_TITLE|AREA_TYPE|PRIM_STATE|NAICS|NAICS_TITLE|I_GROUP|OWN_CODE|OCC_CODE|OCC_TITLE|O_GROUP|TOT_EMP|EMP_PRSE|JOBS_1000|LOC_QUOTIENT|PCT_TOTAL|PCT_RPT|H_MEAN|A_MEAN|MEAN_PRSE|H_PCT10|H_PCT25|H_MEDIAN|H_PCT75|H_PCT90|A_PCT10|A_PCT25|A_MEDIAN|A_PCT75|A_PCT90|ANNUAL|HOURLY
99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|00-0000|All Occupations|total|147886000|0|||||29.76|61900|0.2|13.14|16.03|22.26|35.32|53.03|27340|33330|46310|73460|110290||
99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|31-9092|Medical Assistants|detailed|752460|0.7|||||19.57|40700|0.2|14.61|16.99|18.4|21.81|24.86|30390|35330|38270|45360|51710||
99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|43-6013|Medical Secretaries and Administrative Assistants|detailed|682630|0.7|||||19.84|41260|0.3|14.53|16.94|18.51|22.38|26.74|30230|35240|38500|46550|55620||
"""  # noqa: E501
NATION_2024 = """\
AREA|AREA_TITLE|AREA_TYPE|PRIM_STATE|NAICS|NAICS_TITLE|I_GROUP|OWN_CODE|OCC_CODE|OCC_TITLE|O_GROUP|TOT_EMP|EMP_PRSE|JOBS_1000|LOC_QUOTIENT|PCT_TOTAL|PCT_RPT|H_MEAN|A_MEAN|MEAN_PRSE|H_PCT10|H_PCT25|H_MEDIAN|H_PCT75|H_PCT90|A_PCT10|A_PCT25|A_MEDIAN|A_PCT75|A_PCT90|ANNUAL|HOURLY
99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|00-0000|All Occupations|total|154187380|0|||||32.66|67920|0.1|14.42|17.66|23.8|37.89|60.44|29990|36730|49500|78810|125720||
99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|31-9092|Medical Assistants|detailed|793460|0.9|||||21.5|44720|0.3|16.84|18.08|21.25|23.15|27.8|35020|37610|44200|48160|57830||
99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|43-6013|Medical Secretaries and Administrative Assistants|detailed|830760|0.7|||||21.91|45580|0.2|16.85|18.21|21.46|23.9|28.87|35050|37880|44640|49720|60050||
"""  # noqa: E501
STEM = """\
area|area_name|naics|naics_name|STEM_group|tot_emp|pct_total|emp_prse|h_mean|a_mean|mean_prse|h_pct10|h_pct25|h_median|h_pct75|h_pct90|a_pct10|a_pct25|a_median|a_pct75|a_pct90
99|U.S.|000000|Cross-industry|STEM|10291820|6.67|0.3|56.17|116830|0.2|25.6|36.13|49.8|69.98|91.32|53240|75150|103580|145560|189950
99|U.S.|000000|Cross-industry|NonSTEM|143895560|93.33|0|30.98|64430|0.1|14.26|17.44|23.08|36.02|53.3|29670|36280|48000|74930|110860
"""
TABLE_1_2 = """\
Table 1.2 Employment by detailed occupation, 2019 and projected 2029 \\n(Numbers in thousands)|||||||||
2019 National Employment Matrix title|2019 National Employment Matrix code|Occupation type|Employment, 2019|Employment, 2029|Employment distribution, percent, 2019|Employment distribution, percent, 2029|Employment change, numeric, 2019-29|Employment change, percent, 2019-29|Occupational openings, 2019-29 annual average
Total, all occupations|00-0000|Summary|162795.6|168834.7|100|100|6039.2|3.7|17454.3
Medical assistants|31-9092|Line item|725.2|864.4|0.4|0.5|139.2|19.2|92.8
Medical secretaries and administrative assistants|43-6013|Line item|623.4|682.7|0.4|0.4|59.3|9.5|72.6
"""  # noqa: E501
TABLE_1_7 = """\
Table 1.7 Occupational projections, 2019-29, and worker characteristics, 2019\\n(Numbers in thousands)||||||||||||
2019 National Employment Matrix title|2019 National Employment Matrix code|Occupation type|Employment, 2019|Employment, 2029|Employment change, numeric, 2019-29|Employment change, percent, 2019-29|Percent self employed, 2019|Occupational openings, 2019-29 annual average|Median annual wage, 2020(1)|Typical education needed for entry|Work experience in a related occupation|Typical on-the-job training needed to attain competency in the occupation
Total, all occupations|00-0000|Summary|162795.6|168834.7|6039.2|3.7|5.8|17454.3|41950|—|—|—
Medical assistants|31-9092|Line item|725.2|864.4|139.2|19.2|0.2|92.8|35850|Postsecondary nondegree award|None|None
Medical secretaries and administrative assistants|43-6013|Line item|623.4|682.7|59.3|9.5|1.1|72.6|37350|High school diploma or equivalent|None|Moderate-term on-the-job training
"""  # noqa: E501
TABLE_1_10 = """\
Table 1.10 Occupational separations and openings, projected 2019-29\\n (Numbers in thousands)|||||||||||||
2019 National Employment Matrix title|2019 National Employment Matrix code|Occupation\\ntype|Employment, 2019|Employment, 2029|Employment change, numeric, 2019-29|Employment change, percent, 2019-29|Labor force exit rate, 2019-29 annual average|Occupational transfer rate, 2019-29 annual average|Total occupational separations rate, 2019-29 annual average|Labor force exits, 2019-29 annual average|Occupational transfers, 2019-29 annual average|Total occupational separations, 2019-29 annual average|Occupational openings, 2019-29 annual average
Total, all occupations|00-0000|Summary|162795.6|168834.7|6039.2|3.7|4.3|5.9|10.2|7079.5|9770.9|16850.4|17454.3
Medical assistants|31-9092|Line item|725.2|864.4|139.2|19.2|3.8|6.1|9.9|30.4|48.5|78.9|92.8
Medical secretaries and administrative assistants|43-6013|Line item|623.4|682.7|59.3|9.5|5.1|5.1|10.2|33.6|33.1|66.6|72.6
"""  # noqa: E501
SERIES = """\
series_id|seasonal|areatype_code|industry_code|occupation_code|datatype_code|state_code|area_code|sector_code|series_title|footnote_codes|begin_year|begin_period|end_year|end_period
OEUM001018000000000000001     |U|M|000000|000000|01|00|0010180|------|Employment for X in All Industries in Y||2026|A01|2026|A01
OEUM001018000000000000002     |U|M|000000|000000|02|00|0010180|------|Employment for X in All Industries in Y||2026|A01|2026|A01
""".replace("|", "\t")  # noqa: E501
PARITIES_2025 = """\
GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2008,2009,2010,2011,2012,2013,2014,2015,2016,2017,2018,2019,2020,2021,2022,2023
 "00000","United States", ,SARPP,5,"...","RPPs: All items ","Index",100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000
 "06000","California",8,SARPP,5,"...","RPPs: All items ","Index",111.187,110.629,109.665,109.472,109.649,109.638,109.887,110.644,109.866,110.925,111.972,111.132,111.941,111.868,112.566,112.581
"Note: See the included footnote file."
"SARPP: Real personal income, real PCE, and regional price parities by state "
"Last updated: February 20, 2025-- revised statistics for 2010-2019."
"U.S. Bureau of Economic Analysis"
"""  # noqa: E501
PARITIES_2026 = """\
GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2008,2009,2010,2011,2012,2013,2014,2015,2016,2017,2018,2019,2020,2021,2022,2023,2024
 "00000","United States", ,SARPP,1,"...","RPPs: All items ","Index",100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000,100.000
 "06000","California",8,SARPP,1,"...","RPPs: All items ","Index",111.220,110.696,109.703,109.503,109.666,109.667,109.926,110.685,109.956,110.998,111.882,111.134,111.944,111.918,112.591,112.195,110.720
"Note: See the included footnote file."
"SARPP: Regional price parities by state "
"Last updated: February 19, 2026-- new statistics for 2024; revised statistics for 2008-2023."
"U.S. Bureau of Economic Analysis"
"""  # noqa: E501
ACCESS_DENIED = b"""\
<HTML><HEAD>
<TITLE>Access Denied</TITLE>
</HEAD><BODY>
<H1>Access Denied</H1>
You don't have permission to access "http&#58;&#47;&#47;www&#46;bls&#46;gov&#47;oes&#47;special-requests&#47;oesm24nat&#46;zip" on this server.<P>
Reference&#32;&#35;18&#46;
</BODY>
</HTML>
"""  # noqa: E501


def workbook(sheets: Mapping[str, str]) -> bytes:
    """Write sheets from lines with bars between their cells."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines.splitlines():
            sheet.append([_cell(cell) for cell in line.split("|")])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _cell(text: str) -> object:
    is_number = text.replace(".", "", 1).isdigit() and not (text.startswith("0") and len(text) > 3)
    return float(text) if is_number else text.replace("\\n", "\n") or None


NATIONAL_2022 = workbook({
    "national_M2022_dl": NATION_2022, "Field Descriptions": "May 2022 OEWS Estimates",
})  # fmt: skip
NATIONAL_2024 = workbook({
    "national_M2024_dl": NATION_2024, "Field Descriptions": "May 2024 OEWS Estimates",
})  # fmt: skip
STEM_2024 = workbook({"National": STEM, "Field Descriptions": "May 2024 OEWS Estimates"})
PROJECTIONS_2019 = workbook({
    "Table 1.2": TABLE_1_2, "Table 1.7": TABLE_1_7, "Table 1.10": TABLE_1_10,
})  # fmt: skip
# as posted in 2026, its lines end in CR CR LF
SARPP_2026 = PARITIES_2026.replace("\n", "\r\r\n").encode()
SARPP_2025 = PARITIES_2025.replace("\n", "\r\n").encode()
