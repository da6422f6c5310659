"""Invented files in the official layout: a few institutions, some programmes."""

import io
import zipfile

HD = "UNITID,INSTNM,IALIAS,CITY,STABBR,WEBADDR,CYACTIVE,CLOSEDAT,DEATHYR,NEWID,F1SYSNAM,OPEID"
C = "UNITID,CIPCODE,MAJORNUM,AWLEVEL,XCTOTALT,CTOTALT,CTOTALM"

HD2020 = f"""{HD}
100001,"Harbor State University-Main Campus","HSU | Harbor",Harbor,CA,www.harbor.edu,1,-2,-2,-2,-2,1
100002,Harbor State University-Lakeside,,Lakeside,CA,https://lakeside.harbor.edu/,1,-2,-2,-2,-2,2
100003,Millbrook College,Old Mill College,Millbrook,OH,millbrook.edu,1,-2,-2,-2,-2,3
100004,Union College,,Albany,NY,union.edu,1,-2,-2,-2,-2,4
100005,Union College,,Lincoln,NE,ucollege.edu,1,-2,-2,-2,-2,5
100006,Foggy Peak College,,Foggy Peak,VT,foggy.edu,1,06/30/2021,-2,-2,-2,6
100007,Prairie Free College,,Prairie,IA,prairie.edu,1,-2,-2,-2,-2,7
"""
HD2024 = HD2020.replace("Millbrook College,Old Mill College", "Millbrook University,").replace(
    "100006,Foggy Peak College,,Foggy Peak,VT,foggy.edu,1,06/30/2021,-2,-2,-2,6\n", ""
)
C2020 = f"""{C}
100001,"11.0701",1,5,R,40,30
100001,"11.0701",2,5,R,2,1
100001,"52.0201",1,5,R,90,50
100001,"99",1,5,R,132,81
100002,"51.3801",1,5,R,30,3
100003,"26.0101",1,5,R,12,6
100003,"16.0101",1,7,R,3,1
100004,"11.0701",1,5,R,12,9
100005,"50.0701",1,5,R,12,9
100006,"50.0701",1,5,R,12,9
100007,"24.0101",1,5,R,90,9
100007,"50.0701",1,5,R,10,9
"""
C2024 = C2020.replace('100006,"50.0701",1,5,R,12,9\n', "") + '100003,"11.0101",1,5,R,0,0\n'
CIP2020 = """"CIPFamily","CIPCode","Action","TextChange","CIPTitle","CIPDefinition"
"11","11.0701","No substantive changes",no,"Computer Science.","What it is, in ""words""."
"26","26.0101","No substantive changes",no,"Biology/Biological Sciences, General.",""
"""


def zipped(**members: str) -> bytes:
    """An archive of text files; "__" in a name stands for the dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return file.getvalue()
