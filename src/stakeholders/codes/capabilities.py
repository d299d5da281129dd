"""What an organisation can do: coarse tags with English labels, no machines, no figures (METHODS 0.1, 10.4)."""

from types import MappingProxyType
from typing import Final

CAPABILITY_LABELS: Final = MappingProxyType(
    {
        "machining": "Machining of parts",
        "welding": "Welding and sheet-metal work",
        "casting": "Casting and forging",
        "surface_treatment": "Surface treatment",
        "additive": "Additive manufacturing",
        "composites": "Composites and plastics",
        "electronics": "Electronics assembly",
        "optics": "Sensors and optics",
        "integration": "System integration",
        "design": "Engineering and design",
        "testing": "Testing and calibration",
        "maintenance": "Maintenance and repair",
        "vehicles": "Vehicles and heavy machinery",
        "drones": "Uncrewed systems",
        "software": "Software development",
        "cyber": "Cyber security services",
        "communications": "Communications networks",
        "geodata": "Maps and positioning",
        "power": "Emergency power and energy supply",
        "fuel": "Fuel supply",
        "transport": "Transport on road and rail",
        "air_transport": "Transport by air",
        "sea_transport": "Transport by sea",
        "storage": "Storage and depots",
        "construction": "Construction and earthworks",
        "accommodation": "Accommodation and field camps",
        "food": "Food and water supply",
        "textiles": "Clothing and protective equipment",
        "medical": "Medical equipment and supplies",
        "care": "Health care",
        "training": "Training and exercises",
        "explosives": "Explosive ordnance disposal",
        "decontamination": "Decontamination and clean-up",
        "rescue": "Search and rescue",
    }
)

SUPPLY_LABELS: Final = MappingProxyType(  # how many can do it, in an area (METHODS 7)
    {
        "gap": "Nobody on record",
        "single": "One organisation alone",
        "few": "A few",
        "redundant": "Three or more, in at least two countries",
    }
)
