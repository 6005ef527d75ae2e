"""Addresses of the borrower's half, below /case/. They hold random ids, never a person's data."""

from django.urls import path

from complaints.views import casebook, code, contacts, debts, dossier, flags, opening

app_name = "case"

urlpatterns = [
    path("", casebook.home, name="home"),
    path("open/", opening.open_page, name="open"),
    path("open/new/", opening.new, name="new"),
    path("open/code/", opening.show_code, name="show-code"),
    path("open/confirm/", opening.confirm, name="confirm"),
    path("code/", code.kept, name="code"),
    path("close/", casebook.close, name="close"),
    path("delete/", casebook.delete, name="delete"),
    path("debts/new/", debts.new, name="debt-new"),
    path("debts/<uuid:debt>/", debts.change, name="debt"),
    path("debts/<uuid:debt>/refusals/", debts.refusals, name="refusals"),
    path("contacts/", contacts.index, name="contacts"),
    path("contacts/new/", contacts.start, name="contact-new"),
    path("contacts/new/<uuid:draft>/discard/", contacts.discard, name="draft-discard"),
    path("contacts/new/<uuid:draft>/<slug:step>/", contacts.wizard, name="contact-step"),
    path("contacts/<uuid:contact>/", contacts.show, name="contact"),
    path("contacts/<uuid:contact>/change/", contacts.change, name="contact-change"),
    path("contacts/<uuid:contact>/put-away/", contacts.put_safety_away, name="safety-put-away"),
    path("contacts/<uuid:contact>/delete/", contacts.delete, name="contact-delete"),
    path("flags/<uuid:debt>/", flags.decide_one, name="flag-decide"),
    path("dossier/", dossier.start, name="dossier"),
    path("dossier/<uuid:debt>/contacts/", dossier.choose_contacts, name="dossier-contacts"),
    path("dossier/<uuid:debt>/flags/", dossier.choose_flags, name="dossier-flags"),
    path("dossier/<uuid:debt>/people/", dossier.people, name="dossier-people"),
    path("dossier/<uuid:debt>/", dossier.check, name="dossier-check"),
    path("dossier/<uuid:debt>/export/", dossier.export, name="dossier-export"),
]
