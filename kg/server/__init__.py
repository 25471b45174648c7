"""``kg serve``: a folder of exports as a SPARQL endpoint, as linked data and as pages.

One process speaks HTTP (Starlette, uvicorn) and never runs a query. Queries run in processes of their own over one
store on disk, so that any of them can be stopped, may break, and takes no memory but its own: see ``pool.py``.
"""
