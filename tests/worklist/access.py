"""Who gets what on the pages of the work list; a part of the table in tests/access.py, in its columns."""

#                                                                          nobody siti budi lina dewi rahmat ayu admin
TABLE = """
GET  worklist.index              /worklist/{subdistrict}                      302  403  403  403  200  200  200  403
GET  worklist.csv                /worklist/{subdistrict}.csv                  302  403  403  403  200  200  200  403
GET  worklist.xlsx               /worklist/{subdistrict}.xlsx                 302  403  403  403  200  200  200  403
GET  worklist.assign             /worklist/{subdistrict}/assign?village={village} 302 403 403 403 200  200  200  403
POST worklist.assign             /worklist/{subdistrict}/assign?village={village} 302 403 403 403 200  200  200  403
GET  worklist.close_reached      /worklist/{subdistrict}/close-reached        302  403  403  403  200  200  200  403
POST worklist.close_reached      /worklist/{subdistrict}/close-reached        302  403  403  403  302  302  302  403
POST worklist.plan               /worklist/{subdistrict}/plan                 302  404  404  404  404  404  403  403
GET  worklist.results            /worklist/{subdistrict}/results              302  403  403  403  200  200  200  403
GET  worklist.weights            /worklist/{regency}/weights                  302  403  403  403  403  403  200  403
POST worklist.weights            /worklist/{regency}/weights                  302  403  403  403  403  403  200  403
GET  worklist.village            /worklist/village/{village}                  302  403  403  403  200  200  200  403
POST worklist.village            /worklist/village/{village}                  302  403  403  403  200  200  200  403
POST worklist.note               /worklist/village/{village}/note             302  403  403  403  200  200  200  403
POST worklist.close_one          /worklist/village/{village}/close            302  403  403  403  302  302  302  403
POST worklist.abroad             /worklist/village/{village}/abroad           302  403  403  403  302  302  302  403
GET  worklist.upload             /worklist/abroad/import                      302  403  403  403  200  200  200  403
POST worklist.upload             /worklist/abroad/import                      302  403  403  403  200  200  200  403
GET  worklist.template           /worklist/abroad/import/template.csv         302  403  403  403  200  200  200  403
GET  reports.worklist_pdf        /reports/worklist.pdf?area={subdistrict}     302  403  403  403  200  200  200  403
"""
