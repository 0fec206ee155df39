
import os
import sys

__entry_point__ = os.path.dirname(os.path.abspath(__file__))

sys.path[0] = os.path.abspath(sys.path[0])
sys.path.insert(0, os.path.join(__entry_point__, '.bootstrap'))

from @RUNTIME@.pex_bootstrapper import bootstrap_pex
bootstrap_pex(__entry_point__)
