"""Addresses of the guide; they stay stable."""

from django.urls import path

from guide.feeds import LawChanges
from guide.views import conducts, directory, law, maps, opendata, remarks, stages, topics

app_name = "guide"
urlpatterns = [
    path("", stages.index, name="index"),
    path("my-stage/", stages.my_stage, name="my-stage"),
    path("stages/<slug:slug>/", stages.stage, name="stage"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("conducts/", conducts.conducts, name="conducts"),
    path("conducts/<slug:slug>/", conducts.conduct, name="conduct"),
    path("law/", law.law, name="law"),
    path("law/changes.atom", LawChanges(), name="law-feed"),
    path("law/<slug:slug>/", law.instrument, name="instrument"),
    path("law/<slug:slug>/<str:anchor>/", law.provision, name="provision"),
    path("lenders/", directory.lenders, name="lenders"),
    path("lenders/<slug:slug>/", directory.lender, name="lender"),
    path("channels/", directory.channels, name="channels"),
    path("channels/<slug:slug>/", directory.channel, name="channel"),
    path("data/", opendata.data, name="data"),
    path("data/v1/<str:name>", opendata.file, name="data-file"),
    path("map/", maps.site_map, name="map"),
    path("remark/", remarks.remark, name="remark"),
    path("remark/taken/", remarks.remark_taken, name="remark-taken"),
    path("corrections/", remarks.corrections, name="corrections"),
    path("sources/", directory.sources, name="sources"),
]
