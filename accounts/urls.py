"""URLs of the account of the person who is signed in, and forgotten passwords."""

from django.urls import URLPattern, path

from accounts.password_reset_views import ForgottenSentView, ForgottenView, ResetDoneView, ResetView
from accounts.views import account, password, sign_out_of_all

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("tai-khoan/", account, name="account"),
    path("tai-khoan/mat-khau/", password, name="password"),
    path("tai-khoan/dang-xuat-moi-noi/", sign_out_of_all, name="sign_out_everywhere"),
    path("quen-mat-khau/", ForgottenView.as_view(), name="forgotten"),
    path("quen-mat-khau/da-gui/", ForgottenSentView.as_view(), name="forgotten_sent"),
    path("dat-lai-mat-khau/<uidb64>/<token>/", ResetView.as_view(), name="reset"),
    path("dat-lai-mat-khau/xong/", ResetDoneView.as_view(), name="reset_done"),
]
