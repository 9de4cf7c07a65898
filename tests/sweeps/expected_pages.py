"""The pages that the first content has, hub by hub, under the titles that were asked for."""

OVERVIEW = "/"

HUBS = {
    "Basics": {
        "/what-is-cik-therapy/": "What Is CIK Therapy? A Complete Patient Introduction",
        "/how-cik-cells-are-made/": "How CIK Cells Are Made: The Manufacturing Process Explained",
        "/evidence/": "The Evidence Base for CIK Therapy: What the Research Shows",
        "/clinical-trials/": "Clinical Trials in CIK Therapy: Current and Upcoming Studies",
    },
    "By cancer type": {
        "/liver-cancer/": "CIK Therapy for Liver Cancer (Hepatocellular Carcinoma)",
        "/lung-cancer/": "CIK Therapy for Lung Cancer",
        "/stomach-cancer/": "CIK Therapy for Gastric Cancer",
        "/bowel-cancer/": "CIK Therapy for Colorectal Cancer",
        "/nasopharyngeal-cancer/": "CIK Therapy for Nasopharyngeal Carcinoma",
    },
    "With other treatments": {
        "/dc-cik/": "DC-CIK Combination Therapy: The Enhanced Immune Approach",
        "/with-chemotherapy/": "CIK Combined with Chemotherapy: What the Evidence Shows",
        "/with-targeted-therapy/": "CIK Combined with Targeted Therapy",
        "/after-surgery/": "CIK Therapy After Cancer Surgery: Adjuvant Immune Support",
    },
    "Safety and choosing": {
        "/side-effects/": "Side Effects of CIK Therapy: What Patients Experience",
        "/who-it-may-suit/": "Patient Selection for CIK Therapy: Who Is a Good Candidate?",
        "/compared-with-car-t/": "CIK vs CAR-T: Understanding the Differences",
        "/compared-with-checkpoint-inhibitors/": "CIK Therapy vs Checkpoint Inhibitors: A Comparison",
    },
    "Going to China and costs": {
        "/cost-in-china/": "Cost of CIK Therapy in China: A Complete Breakdown",
        "/chinese-hospitals/": (
            "CIK Therapy at Chinese Hospitals: A Guide for International Patients"
        ),
        "/how-cancerfax-helps/": "How CancerFax Navigates CIK Therapy Access in China",
    },
}

FURTHER = {
    "Going to China and costs": {
        "/rules-and-approval/": "Is It Legal? Rules and Approval of CIK Therapy in China",
        "/before-you-pay/": "Before You Pay: A Check List and the Warning Signs",
        "/travelling-for-treatment/": (
            "Travelling for Treatment: Insurance, Flying and Follow-up at Home"
        ),
        "/outside-china/": "CIK Outside China: Korea, Taiwan, Japan, Europe and the USA",
    },
    "About this site": {
        "/how-we-make-our-information/": (
            "How We Make Our Information: Who Pays, How We Check, What Changed"
        ),
        "/accessibility/": "Accessibility of This Site",
    },
}
"""Pages beyond the twenty: they stand in the menu, not under “Explore”."""

EXPLORE = {path: title for pages in HUBS.values() for path, title in pages.items()}
MENU = {hub: HUBS.get(hub, {}) | FURTHER.get(hub, {}) for hub in (*HUBS, "About this site")}
TITLES = {path: title for pages in MENU.values() for path, title in pages.items()}
PATHS = (OVERVIEW, *TITLES)
