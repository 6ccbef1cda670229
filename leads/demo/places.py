"""The places of the fictional state. No town or county here stands on a map of Illinois."""

COUNTIES = (
    "Quarle", "Tessel", "Brume", "Ondry", "Vantry", "Ellmark", "Fosswick", "Harrowby", "Ionder", "Kestrane",
    "Lorrimer", "Nethering",
)  # fmt: skip

#: The first two are in every example of the documentation.
TOWNS = (
    "Sampleton", "Tarn Valley", "Ardenfall", "Brackmere", "Candlewick Falls", "Dunmarrow", "Eskerby", "Fennholt",
    "Gallowmere", "Hexbridge", "Inkwell", "Jessamy", "Kittering", "Larkenfield", "Mossgrave", "Nettlecombe",
    "Ottersby", "Pellham Cross", "Quillmere", "Rookhaven", "Saltersby", "Thistledown", "Umberleigh", "Varrowdale",
    "Wexcombe", "Yarrowgate", "Zephyr Mills", "Applegarth", "Birchover", "Coldharrow", "Dapplewood", "Elderwick",
    "Foxhollow Bend", "Greywether", "Hollinmere", "Ivoryton Heath", "Junipera", "Kelderby", "Lanternfield",
    "Marrowick", "Nimbleford", "Oxlip", "Pennywhistle", "Quenby", "Rushmarsh", "Silverthorpe", "Tumbleton",
    "Uffendale", "Vellum", "Withywick", "Yonderly", "Zinnia Park", "Amberwick", "Bramblesea", "Copperdale Ridge",
    "Dovermoor", "Everwick", "Flintmarsh", "Gorsefield", "Heathermoor", "Islewater", "Jackdaw", "Knotweed",
    "Lowmarsh", "Merrowdale", "Nightingale Bluff", "Owlpen", "Plumwick", "Quicksilver", "Ravenmoor",
)  # fmt: skip

DISPATCH = ("Emergency Communications", "Joint Dispatch", "Central Dispatch", "Emergency Telephone System")
COURTS = ("Circuit Court", "Circuit Clerk")
STATE = ("Gaming Inspection", "Conservation Police", "Fire Marshal", "Revenue Investigations", "Transport Police")
CAMPUS = ("State College Police", "University Police", "Railroad Police", "Airport Authority Police")
