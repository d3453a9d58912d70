# Where programs of study that are named like a role lead, on the desk sheet.

programs-heading = Programs
programs-none = No program of study has this name.
programs-lead = The program of study { $title } (CIP { $code }) leads to { $reach ->
    [alone] this code alone
    [taught] this code alone, but for those who teach it
    [some] this code and others
    [others] other codes
   *[none] no code
  }.
