"""Every page of the office; each package brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include(f"lisanga.interfaces.web.{package}.urls"))
    for package in (
        "home",
        "accounts",
        "network",
        "partnerships",
        "missions",
        "documents",
        "targeting",
        "deposits",
        "cooperatives",
        "members",
        "collect",
        "treasury",
        "ledger",
        "register",
        "settling",
        "listing",
        "imports",
        "training",
        "reports",
        "indicators",
        "people",
        "devices",
        "search",
    )
]
