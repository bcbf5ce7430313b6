"""The portal with the pages of _compared_pages.py, as gunicorn serves it for editor_pages.py."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc_portal.settings")
application = get_wsgi_application()
# Its models can be imported only now.
import_module("_compared_pages")
