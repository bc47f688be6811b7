"""Names as they are heard in Kwilu and Kongo Central; the people are invented."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FAMILY = _words(
    "Kabeya Mbuyi Mpia Kisita Nzuzi Matondo Makiese Luzolo Mabiala Ngoma Mavungu Khonde Phuati Tsimba Lukoki Nlandu "
    "Kimpioka Munkeni Mungala Kasongo Kikwamba Mayele Mupepe Kipulu Kiangebeni Mbemba Nsimba Malonda Mutombo Kapinga "
    "Kavira Tumba Ibanda Ngandu Kwenge Musungu Mafuta Muzinga Lusala Mukoko Bikoko Nkutu Mabanza Kiese Mazono Mwanza"
)
POST = _words(
    "Mukubwa Kimbembe Nsiku Mayamba Lelo Mbala Kiluba Munsi Ntumba Bwanga Kalala Mvumbi Nganga Mpasi Zola Tuzolana "
    "Mbungu Kifuani Ndombasi Makuala Mputu Kinzonzi Lusamba Yamba Kilolo Mwamba Nsona Masika Luyeye Kibangu"
)
WOMEN = _words(
    "Awa Grâce Espérance Chantal Béatrice Julie Mamie Clarisse Solange Henriette Antho Bibiche Rachel Déborah "
    "Micheline Joséphine Brigitte Falonne Nadège Régine Thérèse Odette Charlotte Madeleine Sylvie Angèle Justine "
    "Pascaline"
)
MEN = _words(
    "Jean Rémy Papy Didier Albert Trésor Christian Fiston Guylain Patrick Emmanuel Blaise Dieudonné Faustin Hubert "
    "Joseph Léon Médard Nestor Placide Romain Samuel Théophile Urbain Victor Willy Zacharie Benjamin Cyprien Ernest"
)
VILLAGES = _words(
    "Kimbata Kinzamba Lukombe Mangungu Kipasa Nkumbi Mwilambongo Kasanza Kinkosi Mbanza Lusanga Yungu Malele "
    "Kintombo Kimwanga Lutete Nsona Mfinda Mbelo Kiyaka Ngidinga Luvaka"
)
WORK = ("Agricultrice", "Agriculteur", "Éleveur", "Pêcheur", "Commerçante", "Enseignant", "Couturière", "Menuisier")
