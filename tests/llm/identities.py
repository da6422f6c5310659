"""Invented people of many scripts, with every way they may be named and reached."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """`group` is the script or form of the name; nothing here belongs to anybody."""

    group: str
    name: str
    email: str
    phone: str
    street: str
    city: str
    handle: str

    @property
    def links(self) -> tuple[str, ...]:
        return (
            f"https://www.linkedin.com/in/{self.handle}",
            f"github.com/{self.handle}",
            f"www.{self.handle}.dev/about",
        )

    @property
    def address(self) -> str:
        return f"{self.street}, {self.city}"


_STREETS = (
    ("1418 North Maple Street, Apt 5", "Austin, TX 78701", "(512) 555-0147"),
    ("77 W 23rd Ave", "Denver, CO 80202", "+1 720-555-0163"),
    ("Lindenstraße 12", "10969 Berlin", "+49 30 23125 014"),
    ("14 rue des Lilas", "75011 Paris", "+33 1 99 00 12 34"),
    ("Calle de Alcalá 45", "28014 Madrid", "+34 612 345 678"),
    ("221 Baker Row", "London NW1 6XE", "+44 20 7946 0958"),
    ("ул. Ленина, д. 5", "Казань", "+7 843 555-01-23"),
    ("中山路12号", "上海", "+86 138 0013 8000"),
    ("세종대로 110", "서울", "+82 10-5555-0123"),
    ("15 Lê Lợi Street", "Hanoi", "+84 24 5555 0199"),
    ("P.O. Box 4411", "Dubai", "+971 4 555 0123"),
    ("8 MG Road", "Bengaluru 560001", "+91 98765 43210"),
)
_NAMES = {
    "anglo": ("Harriet Lindqvist", "Tom A. Fairweather", "Grace Young", "Mark Chase"),
    "apostrophe": ("Siobhán O'Rourke", "Lucia D'Angelo", "Conor O’Shaughnessy", "N'Golo Traoré"),
    "hyphen": ("Jean-Luc Moreau-Petit", "Anna-Lena Groß", "Mary-Kate Smith-Jones", "Min-jun Baek"),
    "initials": ("J. Whitcombe", "R. K. Subramanyan", "Q Zhaoting", "Peter B. W. Ashdown"),
    "spanish": ("José Ángel Muñoz Díaz", "María de la Cruz", "Íñigo Núñez", "Belén Peña"),
    "german": ("Jürgen Weiß", "Käthe von Bülow", "Sören Großmann", "Änne Jäger"),
    "nordic": ("Bjørn Ødegård", "Þóra Sigurðardóttir", "Åsa Lindström", "Søren Kjær"),
    "polish": ("Łukasz Wiśniewski", "Małgorzata Dąbrowska", "Zbigniew Żak", "Stanisław Łoś"),
    "turkish": ("İrem Yıldız", "Çağla Şahin", "Oğuz Güneş", "Işıl Aydın"),
    "vietnamese": ("Nguyễn Thị Minh Khai", "Trần Văn Đức", "Minh An Do", "Lê Hồng Phúc"),
    "korean": ("김민수", "박서연", "Kim Min-su", "이 준호"),
    "chinese": ("王伟强", "李 小龙", "Zhang Wei", "欧阳明月"),
    "japanese": ("山田 太郎", "佐藤花子", "Tanaka Hiroshi", "ミラー 健"),
    "cyrillic": ("Анна Петрова", "Дмитрий Соколов-Орлов", "Oleksandr Bondarenko", "Юрій Шевчук"),
    "arabic": ("محمد الأحمد", "ليلى حداد", "Omar bin Khalid", "Fatima El Amrani"),
    "hebrew": ("יעל כהן", "דוד לוי", "Noa Ben-David", "Ari Shapira"),
    "indian": ("Priya Raghunathan", "राजेश कुमार", "Venkata S. Narasimhan", "அருண் குமார்"),
    "greek": ("Γιώργος Παπαδόπουλος", "Eleni Papadaki", "Νίκος Ιωάννου", "Kostas Vlahos"),
    "short": ("Bo Li", "An Do", "Wu Yi", "Ng Ho"),
}


def _ascii(name: str, number: int) -> str:
    letters = "".join(c for c in name.casefold() if c.isascii() and c.isalpha())
    return letters if len(letters) >= 4 else f"applicant{number}x"


def everyone() -> tuple[Identity, ...]:
    """All of them, a few of each group."""
    found = []
    for group, names in _NAMES.items():
        for name in names:
            number = len(found)
            street, city, phone = _STREETS[number % len(_STREETS)]
            handle = _ascii(name, number) + ("" if number % 3 else str(80 + number % 20))
            host = ("example.com", "example.org", "mail.example.net")[number % 3]
            found.append(
                Identity(
                    group=group,
                    name=name,
                    email=f"{handle}@{host}",
                    phone=phone,
                    street=street,
                    city=city,
                    handle=handle,
                )
            )
    return tuple(found)
