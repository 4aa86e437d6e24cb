from programm_print.render.libraries import load_weasyprint

load_weasyprint()
