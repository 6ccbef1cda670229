"""The console's addresses with the API among them, whether or not they mount it already."""

from django.urls import path

from leads.console.pages import urlpatterns as console

mounted = any(str(one.pattern) == "api/" for one in console)
if mounted:
    urlpatterns = console
else:
    from leads.api.api import api

    urlpatterns = [*console, path("api/", api.urls)]
