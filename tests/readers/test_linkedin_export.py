"""LinkedIn's data export: the member's own rows, nobody else's."""

EXPORT = {
    "Profile.csv": "First Name,Last Name,Headline,Summary,Geo Location\n"
    'Jane,Doe,Platform engineer,"Builds, and\nkeeps calm",Portland\n',
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Acme,Lead,Runs the farm,Portland,Jan 2020,\n"
    "Initech,Engineer,,,Mar 2016,Dec 2019\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    "Reed College,2008,2012,,BA Physics,\n",
    "Skills.csv": "Name\nPython\nGo\n",
    "Email Addresses.csv": "Email Address,Primary\njane@example.com,Yes\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,5035550142,Mobile\n",
    "Registration.csv": "Registered At,Registration Ip\n7/12/15, 10.0.0.1\n",
    "Connections.csv": 'Notes:\n"When exporting..."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Bob,Bystander,u,bob@example.com,X,Y,12 Mar 2020\n",
    "messages.csv": "FROM,CONTENT\nBob,private words\n",
}


def test_lines_leaves_and_privacy(archive, read) -> None:
    document = read(archive(EXPORT))
    assert document.media_type == "application/vnd.linkedin.export+zip"
    assert document.text.split("\n\n") == [
        "Jane Doe\nPlatform engineer\nPortland\njane@example.com\n5035550142",
        "Summary\nBuilds, and\nkeeps calm",
        "Experience",
        "Lead\nAcme\nJan 2020 – Present\nPortland\nRuns the farm",
        "Engineer\nInitech\nMar 2016 – Dec 2019",
        "Education",
        "Reed College\nBA Physics\n2008 – 2012",
        "Skills\n- Python\n- Go",
        "Account\nAccount created: 7/12/15",
        "Activity\nConnection: 12 Mar 2020",
    ]
    assert document.properties["linkedin:Positions[0].Company Name"] == "Acme"
    assert document.properties["linkedin:Connections.count"] == "1"
    everything = document.model_dump_json()
    assert "Bystander" not in everything and "private words" not in everything


def test_a_row_of_odd_length_is_survived(archive, read) -> None:
    odd = EXPORT | {"Skills.csv": "Name\nPython,extra,cells\n\n\0Go\n"}
    assert "- Python" in read(archive(odd)).text
