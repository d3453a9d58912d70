"""The indexes of the Regional Price Parities, and what their publisher calls them."""

ALL_ITEMS = "all_items_index"
# The LineCode of all items was 5 in one release and 1 in another.
INDEXES = {
    ALL_ITEMS: "RPPs: All items",
    "goods_index": "RPPs: Goods",
    "housing_index": "RPPs: Services: Housing",
    "utilities_index": "RPPs: Services: Utilities",
    "other_services_index": "RPPs: Services: Other",
}
