"""Lines of the O*NET 27.0 database, as its text files have them.

This page includes information from the O*NET 27.0 Database by the U.S. Department of Labor,
Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a
trademark of USDOL/ETA. Lines were left out; USDOL/ETA has not approved, endorsed, or tested this.
"""

FILES = {
    "Read Me": "O*NET 27.0 Database\nAugust 2022 Release\n-------------------\n",
    "Occupation Data": "O*NET-SOC Code\tTitle\tDescription\n"
    "31-1121.00\tHome Health Aides\t"
    "Monitor the health status of an individual with disabilities or illness, and address their "
    "health-related needs, such as changing bandages, dressing wounds, or administering "
    "medication. Work is performed under the direction of offsite or intermittent onsite "
    "licensed nursing staff. Provide assistance with routine healthcare tasks or activities of "
    "daily living, such as feeding, bathing, toileting, or ambulation. May also help with tasks "
    "such as preparing meals, doing light housekeeping, and doing laundry depending on the "
    "patient's abilities.\n"
    "31-1131.00\tNursing Assistants\t"
    "Provide or assist with basic care or support under the direction of onsite licensed "
    "nursing staff. Perform duties such as monitoring of health status, feeding, bathing, "
    "dressing, grooming, toileting, or ambulation of patients in a health or nursing facility. "
    "May include medication administration and other health-related tasks. Includes nursing "
    "care attendants, nursing aides, and nursing attendants.\n"
    "31-1132.00\tOrderlies\t"
    "Transport patients to areas such as operating rooms or x-ray rooms using wheelchairs, "
    "stretchers, or moveable beds. May maintain stocks of supplies or clean and transport "
    "equipment. Psychiatric orderlies are included in Psychiatric Aides.\n",
    "Task Statements": "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\t"
    "Domain Source\n"
    "31-1131.00\t19345\tExplain medical instructions to patients or family members.\tSupplemental\t"
    "79\t08/2020\tIncumbent\n"
    "31-1131.00\t19341\tTurn or reposition bedridden patients.\tCore\t84\t08/2020\tIncumbent\n"
    "31-1131.00\t19330\tPrepare or serve food trays.\tCore\t83\t08/2020\tIncumbent\n",
    "Alternate Titles": "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
    "31-1121.00\tHospice Aide\tn/a\t02\n"
    "31-1131.00\tHospice Aide\tn/a\t04,06\n"
    "31-1131.00\tHospital Corpsman\tn/a\t04,06\n"
    "31-1131.00\tNursing Aide\tn/a\t02,04,08\n"
    "31-1132.00\tHospital Corpsman\tn/a\t04,06\n",
    "Job Zones": "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n31-1131.00\t3\t08/2020\tAnalyst\n",
}
