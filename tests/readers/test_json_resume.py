"""JSON Resume as the lines of a resume, leaves verbatim beside them."""

import json

RESUME = {
    "basics": {
        "name": "Jane Doe",
        "label": "Platform engineer",
        "email": "jane@example.com",
        "phone": "(503) 555-0142",
        "location": {"city": "Portland", "region": "Oregon", "countryCode": "US"},
        "summary": "Builds platforms.",
        "profiles": [{"network": "GitHub", "url": "https://github.com/janedoe"}],
    },
    "work": [
        {
            "name": "Acme",
            "position": "Engineer",
            "startDate": "2019-01",
            "endDate": "2021-12",
            "highlights": ["Cut build times by half"],
        },
        {"name": "Initech", "position": "Lead", "startDate": "2022-01"},
    ],
    "education": [
        {
            "institution": "Reed College",
            "studyType": "BA",
            "area": "Physics",
            "endDate": "2012",
            "courses": ["Optics", "Waves"],
        }
    ],
    "skills": [{"name": "Languages", "keywords": ["Python", "Go"]}],
    "languages": [{"language": "English", "fluency": "Native"}],
}


def test_lines_and_leaves(read) -> None:
    document = read(json.dumps(RESUME).encode())
    assert document.text.split("\n\n") == [
        (
            "Jane Doe\nPlatform engineer\nPortland, Oregon, US\njane@example.com\n(503) 555-0142\n"
            "https://github.com/janedoe"
        ),
        "Summary\nBuilds platforms.",
        "Experience",
        "Engineer\nAcme\n2019-01 – 2021-12\n- Cut build times by half",
        "Lead\nInitech\n2022-01 – Present",
        "Education",
        "Reed College\nBA, Physics\n2012\nCoursework: Optics; Waves",
        "Skills\nLanguages: Python, Go",
        "Languages\nEnglish – Native",
    ]
    assert document.properties["jsonresume:basics.phone"] == "(503) 555-0142"
    assert document.properties["jsonresume:work[1].startDate"] == "2022-01"


def test_values_of_the_wrong_kind_are_survived(read, refused) -> None:
    odd = {"basics": {"name": 5, "location": "here"}, "work": [1, {"name": ["x"]}], "skills": {}}
    assert read(json.dumps(odd).encode()).text.startswith("5")
    assert refused(json.dumps({"basics": {}, "work": []}).encode())[0] == "empty"
