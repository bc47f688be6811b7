"""`lisanga init`: the first organisation, and the first person, who is given a password to change."""

import argparse

from lisanga.config.cli.migrate import prepare
from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.scope.models import Person
from lisanga.core.scope.passwords import set_temporary_password
from lisanga.core.scope.viewer import system_viewer
from lisanga.domains.directory.operations.found_network import FoundNetwork
from lisanga.domains.directory.operations.writing import NewPerson


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="nom du bureau du programme, par exemple « CERPEC ASBL »")
    parser.add_argument("--code", required=True, help="son code court, par exemple CERPEC")
    parser.add_argument("--person", required=True, help="nom de la première personne")
    parser.add_argument("--email", default="", help="son adresse e-mail")
    parser.add_argument("--phone", default="", help="son téléphone")


def run(arguments: argparse.Namespace) -> int:
    prepare()
    person = NewPerson(id=new_id(), name=arguments.person, email=arguments.email, phone=arguments.phone)
    founding = FoundNetwork(code=arguments.code, name=arguments.name, first_person=person, grant=new_id())
    made = envelope("directory.found_network", new_id(), founding)
    answer = submit_one(system_viewer(clock.today()), made)
    for problem in answer.problems:
        print(problem.message)
    if not answer.recorded:
        return 1
    password = set_temporary_password(Person.objects.get(id=person.id))
    print(f"{arguments.name} est fondé.")
    print(f"{arguments.person} se connecte avec {arguments.email or arguments.phone} et le mot de passe {password}")
    print("Il est montré une seule fois, et sera changé à la première connexion.")
    return 0
