"""The screens of the inbox, as a coordinator opens and searches them."""

INBOX = "/admin/applications/"
SEARCHED = f"{INBOX}?searched=1"
DETAILS = {
    "version": 1,
    "organisation": "Naiset ry",
    "website": "naiset.example.org",
    "municipality": "Tampere",
    "name": "Maija Meikäläinen",
    "email": "maija@naiset.example.org",
    "phone": "",
    "language": "fi",
}


def at(application, step: str = "") -> str:
    return f"{INBOX}{application.pk}/{step}"


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def search(client, words: str) -> str:
    response = client.post(INBOX, {"q": words}, follow=True)
    assert response.status_code == 200, response
    return response.content.decode()
