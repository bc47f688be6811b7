from django.urls import path

from lisanga.interfaces.web.accounts import characters, me, passwords, second_factor, signing_in, theme

urlpatterns = [
    path("connexion/", signing_in.signin, name="signin"),
    path("connexion/code/", signing_in.second_step, name="signin_code"),
    path("deconnexion/", signing_in.signout, name="signout"),
    path("mot-de-passe/", passwords.password, name="password"),
    path("affichage/", theme.theme, name="theme"),
    path("moi/", me.me, name="me"),
    path("moi/appareils/", me.end_sessions, name="sessions_end"),
    path("moi/programmes/", me.end_token, name="token_end"),
    path("moi/code/", second_factor.second_factor, name="second_factor"),
    path("moi/code/retirer/", second_factor.take_off, name="second_factor_off"),
    path("demo/", characters.step_in, name="step_in"),
]
