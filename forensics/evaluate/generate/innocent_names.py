"""Names of many groups, each with the other spelling or form in which its bearer is also known.

They serve to show that a name changes nothing; no name is that of a particular person.
"""

from random import Random

from forensics.model.base import Noun


class Name(Noun):
    """A person's name; `other` is another spelling or short form of the given name."""

    given: str
    other: str
    family: str

    @property
    def full(self) -> str:
        """Given name first."""
        return f"{self.given} {self.family}"

    @property
    def respelled(self) -> str:
        """The same person, spelled as elsewhere."""
        return f"{self.other} {self.family}"

    def with_family(self, family: str) -> "Name":
        """After a marriage or a divorce."""
        return self.model_copy(update={"family": family})


_GROUPS: dict[str, tuple[str, str]] = {
    "anglo": (
        "Robert/Rob Katherine/Kate William/Bill Margaret/Maggie Thomas/Tom Deborah/Debbie",
        "Whitfield Prescott Hadley Overton Marsh Tolliver Beckett Lindqvist",
    ),
    "black": (
        "DeShawn/Shawn Latoya/Toya Tyrone/Ty Keisha/Kei Darnell/Darn Aaliyah/Liyah",
        "Washington Booker Jefferson Banks Gaines Dupree Mayfield Broadnax",
    ),
    "hispanic": (
        "José/Jose María/Maria Guadalupe/Lupe Francisco/Paco Ángel/Angel Beatriz/Bea",
        "Hernández Quiñones Zamora Villaseñor Arroyo Escobedo Muñiz Ibarra",
    ),
    "korean": (
        "Jiwon/Ji-won Minseo/Min-seo Hyunwoo/Hyun-woo Soojin/Su-jin Daeho/Dae-ho Eunji/Eun-ji",
        "Kim Park Choi Jeong Yoon Kang Shin Han",
    ),
    "chinese": (
        "Xiaoming/Ming Wenjing/Wen-Jing Jianhua/Chien-Hua Yuting/Yu-Ting Haoran/Howard Mei/May",
        "Zhang Chen Huang Zhao Xu Liang Deng Qiu",
    ),
    "vietnamese": (
        "Minh/Minh-Tri Thuy/Thúy Quang/Kwang Linh/Linh-Dan Duc/Đức Hanh/Hạnh",
        "Nguyen Tran Pham Huynh Vo Dang Bui Ly",
    ),
    "indian": (
        "Lakshmi/Laxmi Venkatesh/Venkat Priyanka/Priya Siddharth/Sid Aishwarya/Aishu Rajesh/Raj",
        "Krishnan Deshpande Chatterjee Gill Reddy Iyengar Bhattacharya Pillai",
    ),
    "nigerian": (
        "Oluwaseun/Seun Chidinma/Chi Emeka/Chukwuemeka Folasade/Sade Ngozi/Ngo Tunde/Babatunde",
        "Adeyemi Okonkwo Balogun Eze Ogunleye Nwachukwu Afolabi Obi",
    ),
    "slavic": (
        "Sergey/Sergei Yuliya/Julia Dmytro/Dmitry Oksana/Oxana Aleksandr/Alexander Nina/Nyna",
        "Kovalenko Petrenko Volkov Sokolova Melnyk Orlov Shevchuk Morozov",
    ),
    "arabic": (
        "Mohammed/Muhammad Fatima/Fatimah Youssef/Yousuf Aisha/Ayesha Khaled/Khalid Layla/Leila",
        "Al-Masri Haddad Mansour Khoury Rahman Saleh Nasser Darwish",
    ),
    "pakistani": (
        "Hussain/Hussein Zainab/Zaynab Usman/Osman Maryam/Mariam Imran/Emran Sana/Sanaa",
        "Qureshi Chaudhry Siddiqui Malik Baig Abbasi Mirza Shaikh",
    ),
    "polish": (
        "Małgorzata/Malgorzata Krzysztof/Chris Agnieszka/Agnes Łukasz/Lukasz Zofia/Sophie Jan/John",
        "Wiśniewska Kowalczyk Zieliński Wójcik Kamińska Lewandowski Dąbrowska Szymański",
    ),
}  # fmt: skip
GROUPS = tuple(_GROUPS)


def draw(chance: Random, shift: int = 0) -> Name:
    """A name; another `shift` gives one of another group, with the same chances drawn."""
    place, first, last = chance.randrange(len(GROUPS)), chance.random(), chance.random()
    given, family = _GROUPS[GROUPS[(place + shift) % len(GROUPS)]]
    pairs, families = given.split(), family.split()
    name, _, other = pairs[int(first * len(pairs))].partition("/")
    return Name(given=name, other=other, family=families[int(last * len(families))])
