"""Invented companies and people. Domains end in example.com; phone numbers come from ranges kept for fiction."""

# ruff: noqa: E501

from __future__ import annotations

# name, domain, city, country, industry, employees, yearly revenue
# fmt: off
COMPANIES: tuple[tuple[str, str, str, str, str, int, int], ...] = (
    ("Brightwater Logistics", "brightwater.example.com", "Rotterdam", "Netherlands", "LOGISTICS_AND_SUPPLY_CHAIN", 420, 61_000_000),
    ("Brightwater Foods", "brightwaterfoods.example.com", "Cork", "Ireland", "FOOD_BEVERAGES", 85, 12_400_000),
    ("Halden & Voss", "haldenvoss.example.com", "Oslo", "Norway", "FINANCIAL_SERVICES", 1_300, 240_000_000),
    ("Kestrel Robotics", "kestrelrobotics.example.com", "Austin", "United States", "MACHINERY", 210, 38_000_000),
    ("Monteverde Hotels", "monteverde.example.com", "Lisbon", "Portugal", "HOSPITALITY", 640, 54_000_000),
    ("Quillfeather Press", "quillfeather.example.com", "Edinburgh", "United Kingdom", "MARKETING_AND_ADVERTISING", 34, 3_900_000),
    ("Sakura Instruments", "sakura-instruments.example.com", "Osaka", "Japan", "MACHINERY", 900, 130_000_000),
    ("Tallgrass Energy Co-op", "tallgrass.example.com", "Lincoln", "United States", "UTILITIES", 150, 47_000_000),
    ("Umoja Health", "umojahealth.example.com", "Nairobi", "Kenya", "HOSPITAL_HEALTH_CARE", 310, 21_000_000),
    ("Verdant Fields", "verdantfields.example.com", "Córdoba", "Argentina", "FARMING", 75, 8_200_000),
    ("Northgate Software", "northgate.example.com", "Toronto", "Canada", "COMPUTER_SOFTWARE", 260, 44_000_000),
    ("Northgate Solutions", "northgatesolutions.example.com", "Leeds", "United Kingdom", "INFORMATION_TECHNOLOGY_AND_SERVICES", 48, 6_100_000),
    ("Ostrava Steelworks", "ostravasteel.example.com", "Ostrava", "Czech Republic", "MACHINERY", 2_200, 310_000_000),
    ("Pelican Bay Insurance", "pelicanbay.example.com", "Miami", "United States", "INSURANCE", 540, 98_000_000),
    ("Zephyr Textiles", "zephyr.example.com", "Jaipur", "India", "TEXTILES", 730, 29_000_000),
)
# fmt: on

# first name, last name, company (index or None), job title, phone, life cycle stage
# fmt: off
CONTACTS: tuple[tuple[str, str, int | None, str, str, str], ...] = (
    ("Maria", "Garcia", 4, "Procurement Manager", "+1 202-555-0101", "opportunity"),
    ("María", "García", 9, "Farm Director", "+1 202-555-0102", "customer"),
    ("Maria", "Garcia-Lopez", 3, "Head of Finance", "+1 512-555-0103", "lead"),
    ("John", "Smith", 3, "Chief Executive Officer", "+1 512-555-0104", "opportunity"),
    ("Jon", "Smith", 13, "Claims Lead", "+1 305-555-0105", "lead"),
    ("John", "Smithson", 7, "Plant Engineer", "+1 402-555-0106", "subscriber"),
    ("Wei", "Chen", 6, "R&D Manager", "+1 202-555-0107", "salesqualifiedlead"),
    ("Chen", "Wei", 10, "Software Architect", "+1 416-555-0108", "lead"),
    ("Anna", "Kowalska", 12, "Purchasing Specialist", "+1 202-555-0109", "customer"),
    ("Anna", "Kowalski", 0, "Operations Analyst", "+1 202-555-0110", "lead"),
    ("Aoife", "O'Brien", 1, "Brand Manager", "+353 20 915 0111", "customer"),
    ("Siobhán", "Ní Chonaill", 1, "Finance Director", "+353 20 915 0112", "opportunity"),
    ("Jean-Luc", "Moreau", 0, "Logistics Coordinator", "+33 1 99 00 01 13", "lead"),
    ("Élodie", "Lefèvre", None, "Consultant", "+33 1 99 00 01 14", "subscriber"),
    ("Jürgen", "Müller", 12, "Works Manager", "+49 30 23125 115", "opportunity"),
    ("Katrin", "Weiß", 2, "Compliance Officer", "+49 69 90009 116", "lead"),
    ("Ingrid", "Halvorsen", 2, "Chief Financial Officer", "+1 202-555-0117", "customer"),
    ("Sindre", "Ødegård", 2, "Portfolio Manager", "+1 202-555-0118", "opportunity"),
    ("Zsófia", "Szabó", 0, "Fleet Planner", "+1 202-555-0119", "lead"),
    ("Nagy", "Bence", None, "Freelance Designer", "", "subscriber"),
    ("Yuki", "Tanaka", 6, "Quality Lead", "+1 202-555-0121", "customer"),
    ("Haruto", "Sato", 6, "Export Manager", "+1 202-555-0122", "opportunity"),
    ("Sakura", "Yamamoto", None, "Illustrator", "", "lead"),
    ("Priyanka", "Iyer", 14, "Head of Sourcing", "+1 202-555-0124", "customer"),
    ("Arjun", "Mehta", 14, "Managing Director", "+1 202-555-0125", "opportunity"),
    ("Mohammed", "Rahman", 14, "Quality Inspector", "+1 202-555-0126", "lead"),
    ("Muhammad", "Rahman", 8, "Clinic Administrator", "+1 202-555-0127", "lead"),
    ("Fatima", "Al-Sayed", None, "Architect", "", "marketingqualifiedlead"),
    ("Omar", "bin Khalid", None, "Investor", "+1 202-555-0129", "other"),
    ("Wanjiru", "Kamau", 8, "Chief Medical Officer", "+1 202-555-0130", "opportunity"),
    ("Otieno", "Odhiambo", 8, "IT Manager", "+1 202-555-0131", "customer"),
    ("Chinonso", "Eze", None, "Founder", "+1 202-555-0132", "lead"),
    ("Thandiwe", "Mokoena", None, "Programme Lead", "", "subscriber"),
    ("Beatriz", "Carvalho", 4, "General Manager", "+1 202-555-0134", "customer"),
    ("João", "da Silva", 4, "Events Director", "+1 202-555-0135", "opportunity"),
    ("Joao", "Silva", None, "Photographer", "", "lead"),
    ("Lucía", "Fernández", 9, "Agronomist", "+1 202-555-0137", "lead"),
    ("Mateo", "Rossi", 9, "Finance Manager", "+1 202-555-0138", "opportunity"),
    ("Giulia", "Bianchi", None, "Buyer", "+1 202-555-0139", "lead"),
    ("Sofia", "Papadopoulou", None, "Notary", "", "subscriber"),
    ("Olena", "Kovalenko", 10, "Product Manager", "+1 416-555-0141", "customer"),
    ("Liam", "Tremblay", 10, "Vice President Sales", "+1 416-555-0142", "opportunity"),
    ("Chloé", "Gagnon", 10, "Customer Success Lead", "+1 416-555-0143", "customer"),
    ("Harriet", "Ashdown", 11, "Managing Partner", "+44 20 7946 0144", "opportunity"),
    ("Rupert", "Fitzgibbon", 11, "Technical Director", "+44 20 7946 0145", "lead"),
    ("Ewan", "MacLeod", 5, "Publisher", "+44 131 496 0146", "customer"),
    ("Ailsa", "Drummond", 5, "Rights Manager", "+44 131 496 0147", "lead"),
    ("Grace", "Okafor-Lindqvist", 7, "Chair of the Board", "+1 402-555-0148", "opportunity"),
    ("Dwayne", "Carter", 7, "Grid Operations Lead", "+1 402-555-0149", "customer"),
    ("Emily", "Nguyen", 13, "Underwriting Manager", "+1 305-555-0150", "opportunity"),
    ("Minh", "Nguyen", 3, "Controls Engineer", "+1 512-555-0151", "lead"),
    ("Carlos", "Ibáñez", 13, "Chief Actuary", "+1 305-555-0152", "customer"),
    ("Ruth", "Goldberg", None, "Attorney", "+1 202-555-0153", "other"),
    ("Kwame", "Asante", None, "Importer", "+1 202-555-0154", "lead"),
    ("Mele", "Tuilagi", None, "Coach", "", "subscriber"),
    ("Charlotte", "Dubois", 0, "Customs Specialist", "+33 1 99 00 01 56", "customer"),
    ("Pieter", "van den Berg", 0, "Managing Director", "+1 202-555-0157", "customer"),
    ("Eva", "Novotná", 12, "Sustainability Lead", "+1 202-555-0158", "opportunity"),
    ("Marcus", "Lindström", None, "Advisor", "+46 8 465 004 59", "lead"),
    ("Sam", "May", 5, "Editor", "+44 131 496 0160", "lead"),
)
# fmt: on

# first name, last name, team
OWNERS: tuple[tuple[str, str, str], ...] = (
    ("Dana", "Whitfield", "North America"),
    ("Tomás", "Herrera", "Iberia and Latin America"),
    ("Priya", "Nair", "Asia-Pacific"),
    ("Lukas", "Brandt", "Europe"),
)
FORMER_OWNER = ("Noor", "Haddad")
