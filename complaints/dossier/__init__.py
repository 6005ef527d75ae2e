"""The papers a borrower takes away: one document model, rendered as PDF, CSV and JSON, packed as
a ZIP whose files can be checked afterwards. Pure: no Django, no database, nothing on disk.

    from complaints.dossier.model import Complainant, Demand, DossierInput, Respondent
    from complaints.dossier.package import pack
"""
