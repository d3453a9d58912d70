-- Whom an area is ranked among: states among states, other areas among those of their state.
create macro peer_group(area_kind, state_area_code) as
case
    when area_kind = 'state' then 'states'
    when area_kind in ('metropolitan area', 'nonmetropolitan area') then state_area_code
end;
