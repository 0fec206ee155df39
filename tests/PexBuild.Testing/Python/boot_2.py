import os
import sys


__INSTALLED_FROM__ = '__PEX_EXE__'

__execute__ = __name__ == "__main__"

__entry_point__ = os.path.dirname(os.path.abspath(__file__))
if not __execute__:
  __entry_point__ = os.path.dirname(__entry_point__)

__installed_from__ = os.environ.pop(__INSTALLED_FROM__, None)
sys.argv[0] = __installed_from__ or sys.argv[0]

sys.path[0] = os.path.abspath(sys.path[0])
sys.path.insert(0, os.path.join(__entry_point__, '.bootstrap'))

os.environ['PEX'] = os.path.realpath(__installed_from__ or __entry_point__)

from pex.pex_bootstrapper import bootstrap_pex
bootstrap_pex(__entry_point__, execute=__execute__)
