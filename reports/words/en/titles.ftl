# Under which codes job titles stand, on the desk sheet.

titles-heading = Which job is it, exactly?
titles-stands-for = It stands for
titles-counted = Titles
titles-alike = Titles are alike when one word sets them apart.
titles-listed = Listed under { $places }.
titles-unlisted = Listed under no code.
titles-this-code = this code
titles-like = Titles like it: { $counts }.
titles-own = { $count } under this code
titles-no-own = none under this code
titles-other = { $count } under { $occupation }
titles-rest = { $count } elsewhere
titles-none = No title of this code is listed.
titles-unshared = This code’s { $all } titles stand under no other code.
titles-shared = { $count } of this code’s { $all } titles also { $number ->
    [one] stands
   *[other] stand
 } under another code.
