"""Publishing a meeting as an editor does it."""


def edit(admin_client, meeting, **changes):
    """Send the form of the editor, valid except for the `changes`."""
    form = {
        "title": "Verkoston kokous",
        "slug": meeting.slug,
        "intro": "",
        "start": "24.03.2027 13.00",
        "end": "24.03.2027 15.00",
        "attendance": "online",
        "place": "Teams",
        "join_url": "",
        "status": "planned",
        "status_note": "",
        "agenda": "null",
        "minutes": "null",
        "attachments-TOTAL_FORMS": "0",
        "attachments-INITIAL_FORMS": "0",
        "action-publish": "1",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    return admin_client.post(f"/admin/pages/{meeting.pk}/edit/", form | changes)
