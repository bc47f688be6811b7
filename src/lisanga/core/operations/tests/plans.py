"""How a database would answer a statement: which indexes it would use."""

from django.db import connection


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a small table would be read whole
        cursor.execute(f"{connection.ops.explain_query_prefix()} {sql}")
        return str(cursor.fetchall())
