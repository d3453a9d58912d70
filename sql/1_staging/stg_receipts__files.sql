-- One file of a release that the warehouse is made from, as its publisher had it.
-- grain: source, release, file_name
-- kept as: view
select
    source,
    release,
    file as file_name,
    title,
    publisher,
    licence,
    address,
    retrieved as retrieved_on,
    bytes as byte_count,
    sha256,
from raw.receipts
